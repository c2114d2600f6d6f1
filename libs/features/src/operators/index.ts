export { OperatorEntity } from './operator.entity';
export { OperatorsModule } from './operators.module';
export { OperatorsService } from './operators.service';
export { hashPassword, verifyPassword } from './password';
