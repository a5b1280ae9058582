"""The process as it really ran, read off the journal: graph, rework, hand-overs, signs of clock gaming."""
