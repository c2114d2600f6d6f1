export { PeopleApiModule } from './people.module';
