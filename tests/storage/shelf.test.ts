import { killSuite } from './kill.suite.ts';
import { mongodbSuite, whereMongodbIs } from './mongodb.suite.ts';
import { processesCase } from './processes.suite.ts';
import { shelfSuite } from './shelf.suite.ts';
import { type DurablePlace, inMemory, inMongodb, inSqlite } from './under-test.ts';
import { wordsCase } from './words.suite.ts';

function durableSuites(name: string, make: () => Promise<DurablePlace>): void {
  shelfSuite(name, make);
  killSuite(name, make);
  processesCase(name, make);
  wordsCase(name, make);
}

shelfSuite('memory', inMemory);
durableSuites('SQLite', inSqlite);
whereMongodbIs((server) => {
  durableSuites('MongoDB', () => inMongodb(server));
  mongodbSuite(server);
});
