import { articleText, type Threshold } from '@leitu/rules';
import { Button, InputNumber } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { Article } from '../explanation/Article.tsx';
import { measureShown } from './measureShown.ts';
import { messages } from './messages.ts';
import { offScale, onScale, scaleOf } from './scale.ts';
import styles from './ThresholdField.module.css';

interface ThresholdFieldProps {
  readonly threshold: Threshold;
  /** The value that it is moved to, or its own. */
  readonly value: number;
  readonly onMove: (value: number) => void;
}

/** While somebody drags, nobody is asked for every step. */
const restMilliseconds = 200;

/** A threshold with a slider and a field for the same number, and the way back. */
export function ThresholdField({ threshold, value, onMove }: ThresholdFieldProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const id = useId();
  const scale = scaleOf(threshold, language);
  const [shown, setShown] = useMovedValue(onScale(value, scale), (next) => onMove(offScale(next, scale)));
  const { kind, heading, rule: words, end } = threshold;
  const rule = [
    ...(kind === 'bound' ? [] : [heading?.[language]]),
    words[language],
    ...(kind === 'points' ? [text('bandPoints')] : []),
    ...(end === 'only' ? [] : [text(`end_${end}`)]),
  ].join(' · ');
  const isMoved = onScale(threshold.value, scale) !== shown;
  return (
    <div className={styles.field} data-moved={isMoved}>
      <label id={id} htmlFor={`${id}-slider`} className={styles.rule}>
        {rule} <Article>{articleText(threshold.article, language)}</Article>
      </label>
      <div className={styles.controls}>
        <input
          id={`${id}-slider`}
          type="range"
          className={styles.slider}
          min={scale.least}
          max={Math.max(scale.most, shown)}
          step={scale.step}
          value={shown}
          aria-valuetext={`${shown} ${scale.unit}`}
          onChange={({ target }) => setShown(target.valueAsNumber)}
        />
        <InputNumber
          aria-labelledby={id}
          className={styles.number ?? ''}
          min={scale.least}
          {...(threshold.most === null ? {} : { max: onScale(threshold.most, scale) })}
          value={shown}
          step={scale.step}
          onChange={(next) => (next === null ? undefined : setShown(next))}
        />
        <span className={styles.unit}>{scale.unit}</span>
      </div>
      {isMoved ? (
        <p className={styles.was}>
          {text('was', { value: measureShown(threshold.value, threshold.unit, language) })}{' '}
          <Button
            size="small"
            aria-label={text('restoreOne', { rule })}
            onClick={() => setShown(onScale(threshold.value, scale))}
          >
            {text('restore')}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

/** A value that is shown at once, and told once it rests. What is given anew, by whoever, replaces what was moved. */
function useMovedValue(given: number, tell: (value: number) => void): readonly [number, (value: number) => void] {
  const [moved, setMoved] = useState({ from: given, to: given });
  const shown = moved.from === given ? moved.to : given;
  useEffect(() => {
    if (shown === given) return undefined;
    const timer = setTimeout(() => tell(shown), restMilliseconds);
    return () => clearTimeout(timer);
  }, [shown, given, tell]);
  return [shown, (to) => setMoved({ from: given, to })];
}
