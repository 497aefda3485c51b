// What would disturb the other test files, all on one suite: to start one takes as long as most of these tests.
import './system.ts';
import './connecting-waits.ts';
