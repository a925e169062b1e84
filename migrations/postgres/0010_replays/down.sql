DROP TABLE replays;
DROP TABLE rule_sets;
