// Empty until its first room is built.
