"""Who changed what and who looked: history by trigger, the access log, and the one place that moves a status."""
