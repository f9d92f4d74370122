"""The timeline of a visit, to scale, on which everything that went wrong is mended."""
