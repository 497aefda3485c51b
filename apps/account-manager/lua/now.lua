-- The time of all decisions, in ms: what a state is rebuilt by.
return now_ms()
