"""What follows from a change: events that people want to hear of, and the differences that make the old graph the new one."""
