"""Find figures that a passage itself sets in relation: a total and its parts, a change in percent, a date and its weekday."""
