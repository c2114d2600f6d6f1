export { GroupsApiModule, GroupsModule, GroupsWorkerModule } from './groups.module';
export { GroupsService } from './groups.service';
