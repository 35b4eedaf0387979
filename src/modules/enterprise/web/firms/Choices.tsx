import { CheckOutlined } from '@ant-design/icons';
import styles from './Choices.module.css';

interface ChoicesProps {
  /** What is chosen, for those who hear it. */
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string | null;
  readonly onChoose: (value: string) => void;
}

/** A few answers of which a press chooses one; with the keyboard too nothing is chosen before Enter. */
export function Choices({ label, options, chosen, onChoose }: ChoicesProps) {
  return (
    <fieldset className={styles.choices} aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={styles.choice}
          aria-pressed={option.value === chosen}
          onClick={() => onChoose(option.value)}
        >
          {option.label}
          {option.value === chosen ? <CheckOutlined aria-hidden /> : null}
        </button>
      ))}
    </fieldset>
  );
}
