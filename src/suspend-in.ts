import type { Suspend } from './terminal/suspend.ts';

/**
 * Listened for only while the terminal is not as it was found: an editor that was started stops this process together with
 * itself, which nothing may be in the way of.
 */
export const suspendIn =
  (host: NodeJS.Process): Suspend =>
  ({ stops, goesOn }) => {
    let isOver = false;
    let isDue = false;
    const goOn = (): void => {
      if (isDue && !isOver) goesOn();
      isDue = false;
    };
    const onStop = (): void => {
      stops();
      // what the system does by default stops the process, or nothing where nobody could ever continue it
      host.off('SIGTSTP', onStop);
      host.kill(host.pid, 'SIGTSTP');
      host.on('SIGTSTP', onStop);
      isDue = true;
      // after SIGCONT, if one comes, so that it goes on once
      setImmediate(() => setImmediate(goOn));
    };
    const onContinue = (): void => {
      isDue = true;
      setImmediate(goOn);
    };
    host.on('SIGTSTP', onStop).on('SIGCONT', onContinue);
    return {
      now: () => void host.kill(host.pid, 'SIGTSTP'),
      end: () => {
        isOver = true;
        host.off('SIGTSTP', onStop).off('SIGCONT', onContinue);
      },
    };
  };
