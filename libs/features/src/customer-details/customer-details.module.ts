import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { CustomersModule } from '../customers';
import { MessagesModule } from '../messages';
import { OfflineTicketsModule } from '../offline-tickets';
import { PrivacyModule } from '../privacy';
import { SessionsModule } from '../sessions';
import { CustomerBarService } from './customer-bar.service';
import { CustomerDetailsController } from './customer-details.controller';
import { CustomerDetailsRepository } from './customer-details.repository';
import { CustomerDetailsService } from './customer-details.service';
import { CustomerFieldsController } from './customer-fields.controller';
import { CustomerFieldsRepository } from './customer-fields.repository';
import { CustomerFieldsService } from './customer-fields.service';

@Module({
  imports: [
    AuditModule,
    CustomersModule,
    MessagesModule,
    OfflineTicketsModule,
    PrivacyModule,
    SessionsModule,
  ],
  controllers: [CustomerDetailsController, CustomerFieldsController],
  providers: [
    CustomerBarService,
    CustomerDetailsRepository,
    CustomerDetailsService,
    CustomerFieldsRepository,
    CustomerFieldsService,
  ],
})
export class CustomerDetailsApiModule {}
