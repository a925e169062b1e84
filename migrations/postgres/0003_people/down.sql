DROP TABLE tombstones;
DROP TABLE personal;
DROP TABLE people;
