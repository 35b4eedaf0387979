import { isErrorCode } from './isErrorCode.ts';

/** Whether there is a process of this number. One of another user may not be signalled, but it is there. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isErrorCode(error, ['EPERM']);
  }
}
