"""One module a command of the command line. Each reads its input, asks the advisor and returns an Outcome."""
