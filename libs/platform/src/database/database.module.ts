import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { MixedList } from 'typeorm';
import type { AppConfig } from '../config/app-config';
import { APP_CONFIG } from '../config/config.module';
import { DomainEvents } from '../events/domain-events';
import { dataSourceOptions } from './data-source';
import { ReservedConnections } from './reserved-connections';
import { UnitOfWork } from './unit-of-work';

@Global()
@Module({})
export class DatabaseModule {
  /** @param entities the entities of every feature that this process uses. */
  static forRoot(entities: MixedList<new () => object>): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [APP_CONFIG],
          useFactory: (config: AppConfig) => ({
            ...dataSourceOptions(config.databaseUrl, config.databasePoolSize),
            entities,
            retryAttempts: 3,
            retryDelay: 1000,
          }),
        }),
      ],
      providers: [DomainEvents, ReservedConnections, UnitOfWork],
      exports: [DomainEvents, ReservedConnections, UnitOfWork],
    };
  }
}
