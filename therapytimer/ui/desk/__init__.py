"""What stands between the pages and the stopwatch: time, commits, the visits as they stand."""
