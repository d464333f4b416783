// Loaded into a process before it runs: writes down at its end what it took. ru_maxrss would not do, since a process
// inherits that of whoever started it; VmHWM is its own.
const { readFileSync, writeFileSync } = require('node:fs');
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const peak = readFileSync('/proc/self/status', 'utf8').match(/VmHWM:\s+(\d+) kB/);
  writeFileSync(process.env.PEAK_FILE, `${(user + system) / 1000} ${Number(peak[1]) / 1024}`);
});
