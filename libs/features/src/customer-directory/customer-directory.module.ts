import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { CustomersModule } from '../customers';
import { TagsModule } from '../tags';
import { VisibilityModule } from '../visibility';
import { BulkTaggingService } from './bulk-tagging.service';
import { CustomerDirectoryController } from './customer-directory.controller';
import { CustomerDirectoryRepository } from './customer-directory.repository';
import { CustomerDirectoryService } from './customer-directory.service';

/** The page of all customers. */
@Module({
  imports: [AuditModule, CustomersModule, TagsModule, VisibilityModule],
  controllers: [CustomerDirectoryController],
  providers: [BulkTaggingService, CustomerDirectoryRepository, CustomerDirectoryService],
})
export class CustomerDirectoryApiModule {}
