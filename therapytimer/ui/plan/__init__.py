"""Plan of care over its whole course: certifications, reports, and the packet of all of it."""
