"""Many issues at once: workers, faults, clusters, watching."""
