"""bot runs: configuration, the road of a message, delivery, the clock. Refuses to decide anything about a job."""
