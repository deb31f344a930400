"""Border lines, the land that they divide, and the mesh of both."""
