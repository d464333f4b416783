import type { Suspend } from './terminal/suspend.ts';

/**
 * Listened for only while the terminal is not as it was found: an editor that was started stops this process together with
 * itself, which nothing may be in the way of.
 */
export const suspendIn =
  (host: NodeJS.Process): Suspend =>
  ({ stops, goesOn }) => {
    let isOver = false;
    const resume = (): void =>
      void setImmediate(() => {
        if (!isOver) goesOn();
      });
    const onStop = (): void => {
      stops();
      // what the system does by default stops the process, or nothing where nobody could ever continue it
      host.off('SIGTSTP', onStop);
      host.kill(host.pid, 'SIGTSTP');
      host.on('SIGTSTP', onStop);
      resume();
    };
    host.on('SIGTSTP', onStop).on('SIGCONT', resume);
    return {
      now: () => void host.kill(host.pid, 'SIGTSTP'),
      end: () => {
        isOver = true;
        host.off('SIGTSTP', onStop).off('SIGCONT', resume);
      },
    };
  };
