import { Global, Module } from '@nestjs/common';
import type { AppConfig } from '../config/app-config';
import { APP_CONFIG } from '../config/config.module';
import { FileStorage } from './file-storage';
import { LocalFileStorage } from './local-file-storage';
import { PublicLinks } from './public-links';
import { S3FileStorage } from './s3-file-storage';

const fileStorage = {
  provide: FileStorage,
  inject: [APP_CONFIG],
  useFactory: ({ media }: AppConfig): FileStorage =>
    media.driver === 's3' ? new S3FileStorage(media) : new LocalFileStorage(media.directory),
};

@Global()
@Module({ providers: [fileStorage, PublicLinks], exports: [FileStorage, PublicLinks] })
export class StorageModule {}
