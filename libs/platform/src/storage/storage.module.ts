import { Global, Module } from '@nestjs/common';
import { FileStorage } from './file-storage';
import { PublicLinks } from './public-links';

@Global()
@Module({ providers: [FileStorage, PublicLinks], exports: [FileStorage, PublicLinks] })
export class StorageModule {}
