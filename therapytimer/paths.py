"""Where files are, and the one way to write a whole one."""
