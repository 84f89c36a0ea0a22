"""The records that pass from stage to stage. Imports nothing of ours."""
