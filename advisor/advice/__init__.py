"""From answers, knowledge and a date to advice: verdicts, needs, the mix, the roadmap, the risks."""
