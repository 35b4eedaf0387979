export interface WorkshopSize {
  readonly seed: number;
  /** At least 1. */
  readonly machines: number;
  readonly jobs: number;
  /** Of all jobs together; each job has 1 to 20. */
  readonly operations: number;
  /** Of the names. */
  readonly language: 'zh' | 'en';
}
