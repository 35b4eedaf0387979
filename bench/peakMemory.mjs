// Loaded before the program that is measured: tells the parent the most memory it held (resident, in kilobytes) when it ends.
process.channel?.unref();
process.on('exit', () => process.send?.(process.resourceUsage().maxRSS));
