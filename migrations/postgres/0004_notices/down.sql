DROP TABLE ticks;
DROP TABLE preferences;
DROP TABLE sweeps;
DROP TABLE notices;
