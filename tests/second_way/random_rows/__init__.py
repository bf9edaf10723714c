"""Random rows by table. This code knows the limits of the checks but not how they are evaluated."""
