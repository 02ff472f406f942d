using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access_invitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    EmailKey = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false, collation: "Latin1_General_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RoleIds = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    TeamId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AcceptedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RevokedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_invitations", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "access_roles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Description = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    IsBuiltIn = table.Column<bool>(type: "bit", nullable: false),
                    RequiresSecondFactor = table.Column<bool>(type: "bit", nullable: false, defaultValue: false),
                    Grants = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_roles", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "access_sealing_keys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Xml = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_sealing_keys", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "access_setup_tokens",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_setup_tokens", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "access_sign_in_attempts",
                columns: table => new
                {
                    AddressHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    Failures = table.Column<int>(type: "int", nullable: false),
                    LastFailureAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LockedUntil = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_sign_in_attempts", x => x.AddressHash);
                });

            migrationBuilder.CreateTable(
                name: "access_stamp",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_stamp", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "access_teams",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    NameKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_BIN2"),
                    ParentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false, defaultValue: 1L)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_teams", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "contacts_accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Domains = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Industry = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Employees = table.Column<long>(type: "bigint", nullable: true),
                    FoundedYear = table.Column<long>(type: "bigint", nullable: true),
                    ParentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Roles = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    LifecycleStage = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Emails = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Phones = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Addresses = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Website = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Tags = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Notes = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    AnnualRevenueRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    EmployeesRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    FoundedYearRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    IndustryKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "Latin1_General_BIN2"),
                    NameKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "Latin1_General_BIN2"),
                    AnnualRevenueCurrency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: true),
                    AnnualRevenueMinor = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TeamId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeletionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Custom = table.Column<string>(type: "nvarchar(max)", nullable: false, defaultValue: "{}")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_accounts", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "contacts_contacts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DisplayName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Salutation = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    GivenName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    MiddleName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    FamilyName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Nickname = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Title = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: true),
                    Department = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: true),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Emails = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Phones = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Addresses = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Website = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    LifecycleStage = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Tags = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Birthday = table.Column<DateOnly>(type: "date", nullable: true),
                    Language = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Source = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Notes = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    MayReceive = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    DepartmentKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "Latin1_General_BIN2"),
                    DisplayNameKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "Latin1_General_BIN2"),
                    FamilyNameKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "Latin1_General_BIN2"),
                    GivenNameKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "Latin1_General_BIN2"),
                    SourceKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "Latin1_General_BIN2"),
                    TitleKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "Latin1_General_BIN2"),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TeamId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeletionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Custom = table.Column<string>(type: "nvarchar(max)", nullable: false, defaultValue: "{}")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_contacts", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ActorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SessionId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Ip = table.Column<string>(type: "nvarchar(45)", maxLength: 45, nullable: true),
                    UserAgent = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Action = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Details = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    Salt = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_audit", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_bulk_operations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Action = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Changes = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Owners = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Portions = table.Column<int>(type: "int", nullable: false),
                    Assigned = table.Column<long>(type: "bigint", nullable: false),
                    Changed = table.Column<long>(type: "bigint", nullable: false),
                    Unchanged = table.Column<long>(type: "bigint", nullable: false),
                    ChangeSetId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_bulk_operations", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_change_sets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ActorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    UndoneById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UndoOfId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_change_sets", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_change_slices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ChangeSetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_change_slices", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_changes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ChangeSetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SliceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Ordinal = table.Column<int>(type: "int", nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Operation = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Before = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    After = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_changes", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_consent_purposes",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_BIN2"),
                    Basis = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Channels = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Versions = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Retired = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_consent_purposes", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "platform_consent_states",
                columns: table => new
                {
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Channel = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_BIN2"),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ConsentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_consent_states", x => new { x.RecordId, x.Channel, x.Purpose });
                });

            migrationBuilder.CreateTable(
                name: "platform_consents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Channel = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    TextVersion = table.Column<int>(type: "int", nullable: true),
                    Language = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Basis = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Ip = table.Column<string>(type: "nvarchar(45)", maxLength: 45, nullable: true),
                    UserAgent = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Form = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DocumentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_consents", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_custom_fields",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Label = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Labels = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Help = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Section = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Options = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ReferenceTo = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Required = table.Column<bool>(type: "bit", nullable: false),
                    Default = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    VisibleWhen = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Formula = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ResultKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Personal = table.Column<bool>(type: "bit", nullable: false),
                    MaxLength = table.Column<int>(type: "int", nullable: true),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: true),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Retired = table.Column<bool>(type: "bit", nullable: false),
                    RecomputedUpTo = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_custom_fields", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_deliveries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EventId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EventName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Handler = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Payload = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    Error = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeadAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DiscardedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DiscardedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    LeaseToken = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    LeaseUntil = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_deliveries", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_erasures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Ground = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RequestedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RequestedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    JobId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ErasedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RecordIds = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Identifiers = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Sources = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Mentions = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    VerifiedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Cleaning = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_erasures", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_external_ids",
                columns: table => new
                {
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_BIN2"),
                    Key = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_BIN2"),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_external_ids", x => new { x.RecordType, x.Source, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "platform_field_values",
                columns: table => new
                {
                    Field = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    KeyText = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_BIN2"),
                    Num = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_field_values", x => new { x.Field, x.KeyText, x.RecordId });
                });

            migrationBuilder.CreateTable(
                name: "platform_files",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    ContentType = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    SizeBytes = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeletionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_files", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_idempotent_requests",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    RequestHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    LeaseToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LeaseUntil = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: true),
                    Headers = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Body = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_idempotent_requests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_import_checked_rows",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Line = table.Column<int>(type: "int", nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    HasRemarks = table.Column<bool>(type: "bit", nullable: false),
                    Detail = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_import_checked_rows", x => new { x.ImportId, x.Line });
                });

            migrationBuilder.CreateTable(
                name: "platform_import_fixes",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Line = table.Column<int>(type: "int", nullable: false),
                    Cells = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    IsSkipped = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_import_fixes", x => new { x.ImportId, x.Line });
                });

            migrationBuilder.CreateTable(
                name: "platform_import_mappings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Headers = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    HeadersKey = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Mapping = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    IsShared = table.Column<bool>(type: "bit", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_import_mappings", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_import_rows",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Line = table.Column<int>(type: "int", nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Cells = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Fingerprint = table.Column<long>(type: "bigint", nullable: true),
                    AddedKey = table.Column<bool>(type: "bit", nullable: false),
                    IsKept = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_import_rows", x => new { x.ImportId, x.Line });
                });

            migrationBuilder.CreateTable(
                name: "platform_imports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(260)", maxLength: 260, nullable: false),
                    SizeBytes = table.Column<long>(type: "bigint", nullable: false),
                    Encoding = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Delimiter = table.Column<string>(type: "nvarchar(1)", maxLength: 1, nullable: false),
                    Columns = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    TotalRows = table.Column<long>(type: "bigint", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Format = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, defaultValue: "Csv"),
                    Quote = table.Column<string>(type: "nvarchar(1)", maxLength: 1, nullable: true),
                    HasHeader = table.Column<bool>(type: "bit", nullable: false, defaultValue: true),
                    Sheets = table.Column<string>(type: "nvarchar(max)", nullable: false, defaultValueSql: "'[]'"),
                    Sheet = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Preamble = table.Column<int>(type: "int", nullable: false),
                    Profile = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Mapping = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    MappingId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Problems = table.Column<string>(type: "nvarchar(max)", nullable: false, defaultValueSql: "'[]'"),
                    Check = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    FixedRows = table.Column<int>(type: "int", nullable: false),
                    MatchedBy = table.Column<string>(type: "nvarchar(max)", nullable: false, defaultValueSql: "'{}'"),
                    IsSearchable = table.Column<bool>(type: "bit", nullable: false, defaultValue: true),
                    IndexedUpTo = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IndexedRecords = table.Column<long>(type: "bigint", nullable: false),
                    ExternalSource = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    JobId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    FinishedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Error = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ReadRows = table.Column<long>(type: "bigint", nullable: false),
                    Created = table.Column<long>(type: "bigint", nullable: false),
                    Updated = table.Column<long>(type: "bigint", nullable: false),
                    Duplicate = table.Column<long>(type: "bigint", nullable: false),
                    Rejected = table.Column<long>(type: "bigint", nullable: false),
                    Remarks = table.Column<long>(type: "bigint", nullable: false),
                    LinkedCreated = table.Column<long>(type: "bigint", nullable: false),
                    LinkedRows = table.Column<long>(type: "bigint", nullable: false),
                    ChangeSetId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UndoChangeSetId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UndoneUpTo = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UndoneRecords = table.Column<long>(type: "bigint", nullable: false),
                    KeptRecords = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_imports", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_jobs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ActorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Title = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ChangeSetId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsCancelRequested = table.Column<bool>(type: "bit", nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    Done = table.Column<long>(type: "bigint", nullable: false),
                    Failed = table.Column<long>(type: "bigint", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    Error = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    FinishedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RunningSince = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DoneBefore = table.Column<long>(type: "bigint", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LeaseToken = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    LeaseUntil = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_jobs", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_leases",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Holder = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Until = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Position = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_leases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "platform_live_counter",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false),
                    ListenedUntil = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_live_counter", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_live_events",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Permission = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TeamId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AnyLevel = table.Column<bool>(type: "bit", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Data = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_live_events", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "platform_mails",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_BIN2"),
                    ToAddress = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    ToName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ReplyTo = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    Subject = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Html = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Headers = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    FileIds = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Template = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    SealedSecret = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    Error = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LeaseToken = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    LeaseUntil = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_mails", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_merged_records",
                columns: table => new
                {
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SurvivorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ChangeSetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Keys = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_merged_records", x => x.RecordId)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_notification_settings",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    InApp = table.Column<bool>(type: "bit", nullable: false),
                    Mail = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_notification_settings", x => new { x.UserId, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "platform_notifications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Params = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Link = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    GroupKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_BIN2"),
                    Count = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    IsRead = table.Column<int>(type: "int", nullable: false),
                    IsShown = table.Column<int>(type: "int", nullable: false),
                    MailDueAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_notifications", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_postings",
                columns: table => new
                {
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Term = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_BIN2"),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_postings", x => new { x.RecordType, x.Term, x.RecordId });
                });

            migrationBuilder.CreateTable(
                name: "platform_preference_links",
                columns: table => new
                {
                    TokenHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_preference_links", x => x.TokenHash);
                });

            migrationBuilder.CreateTable(
                name: "platform_raw_values",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Field = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Rule = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Raw = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_raw_values", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_retention_rules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Where = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Months = table.Column<int>(type: "int", nullable: false),
                    Action = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Enabled = table.Column<bool>(type: "bit", nullable: false),
                    LastRunAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_retention_rules", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_suppressions",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    ErasureId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_suppressions", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "platform_templates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    NameKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_BIN2"),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Texts = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    IsBuiltIn = table.Column<bool>(type: "bit", nullable: false),
                    IsEdited = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeletionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_templates", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_undo_runs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ChangeSetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UndoChangeSetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UpTo = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_undo_runs", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_view_defaults",
                columns: table => new
                {
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IsForRole = table.Column<bool>(type: "bit", nullable: false),
                    ViewId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_view_defaults", x => new { x.RecordType, x.SubjectId });
                });

            migrationBuilder.CreateTable(
                name: "platform_view_pins",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ViewId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_view_pins", x => new { x.UserId, x.ViewId });
                });

            migrationBuilder.CreateTable(
                name: "platform_views",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    IsShared = table.Column<bool>(type: "bit", nullable: false),
                    State = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DeletedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_views", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "access_api_keys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Prefix = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    PreviousHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_BIN2"),
                    PreviousUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RotatedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    NoticedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RoleId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Scopes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LastUsedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RevokedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_api_keys", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                    table.ForeignKey(
                        name: "FK_access_api_keys_access_roles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "access_roles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "access_role_fields",
                columns: table => new
                {
                    RoleId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Field = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Right = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_role_fields", x => new { x.RoleId, x.Field });
                    table.ForeignKey(
                        name: "FK_access_role_fields_access_roles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "access_roles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "access_users",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    NameKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_BIN2"),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    EmailKey = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false, collation: "Latin1_General_BIN2"),
                    PasswordHash = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    RoleId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TeamId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Language = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: true),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSignInAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false, defaultValue: 1L)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_users", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                    table.ForeignKey(
                        name: "FK_access_users_access_roles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "access_roles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_access_users_access_teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "access_teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_bulk_portions",
                columns: table => new
                {
                    OperationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    RecordIds = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_bulk_portions", x => new { x.OperationId, x.Number });
                    table.ForeignKey(
                        name: "FK_platform_bulk_portions_platform_bulk_operations_OperationId",
                        column: x => x.OperationId,
                        principalTable: "platform_bulk_operations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_job_failures",
                columns: table => new
                {
                    JobId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_job_failures", x => new { x.JobId, x.RecordId });
                    table.ForeignKey(
                        name: "FK_platform_job_failures_platform_jobs_JobId",
                        column: x => x.JobId,
                        principalTable: "platform_jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "access_password_resets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_password_resets", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                    table.ForeignKey(
                        name: "FK_access_password_resets_access_users_UserId",
                        column: x => x.UserId,
                        principalTable: "access_users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "access_recovery_codes",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_recovery_codes", x => new { x.UserId, x.Hash });
                    table.ForeignKey(
                        name: "FK_access_recovery_codes_access_users_UserId",
                        column: x => x.UserId,
                        principalTable: "access_users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "access_second_factors",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SealedKey = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LastStep = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_second_factors", x => x.UserId)
                        .Annotation("SqlServer:Clustered", false);
                    table.ForeignKey(
                        name: "FK_access_second_factors_access_users_UserId",
                        column: x => x.UserId,
                        principalTable: "access_users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "access_sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    KeepSignedIn = table.Column<bool>(type: "bit", nullable: false),
                    UserAgent = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Address = table.Column<string>(type: "nvarchar(45)", maxLength: 45, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    VerifiedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_sessions", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                    table.ForeignKey(
                        name: "FK_access_sessions_access_users_UserId",
                        column: x => x.UserId,
                        principalTable: "access_users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "access_sign_ins",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    UserAgent = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Address = table.Column<string>(type: "nvarchar(45)", maxLength: 45, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_sign_ins", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                    table.ForeignKey(
                        name: "FK_access_sign_ins_access_users_UserId",
                        column: x => x.UserId,
                        principalTable: "access_users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "access_user_roles",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RoleId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_user_roles", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_access_user_roles_access_roles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "access_roles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_access_user_roles_access_users_UserId",
                        column: x => x.UserId,
                        principalTable: "access_users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "platform_live_counter",
                columns: new[] { "Id", "Last", "ListenedUntil" },
                values: new object[] { 1, 0L, null });

            migrationBuilder.CreateIndex(
                name: "IX_access_api_keys_Hash",
                table: "access_api_keys",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_api_keys_PreviousHash",
                table: "access_api_keys",
                column: "PreviousHash");

            migrationBuilder.CreateIndex(
                name: "IX_access_api_keys_RoleId",
                table: "access_api_keys",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "IX_access_invitations_CreatedAt_Id",
                table: "access_invitations",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_access_invitations_EmailKey",
                table: "access_invitations",
                column: "EmailKey");

            migrationBuilder.CreateIndex(
                name: "IX_access_invitations_Hash",
                table: "access_invitations",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_password_resets_ExpiresAt",
                table: "access_password_resets",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_access_password_resets_Hash",
                table: "access_password_resets",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_password_resets_UserId",
                table: "access_password_resets",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_access_roles_Key",
                table: "access_roles",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_sessions_ExpiresAt",
                table: "access_sessions",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_access_sessions_UserId_LastSeenAt",
                table: "access_sessions",
                columns: new[] { "UserId", "LastSeenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_access_setup_tokens_Hash",
                table: "access_setup_tokens",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_sign_in_attempts_LastFailureAt",
                table: "access_sign_in_attempts",
                column: "LastFailureAt");

            migrationBuilder.CreateIndex(
                name: "IX_access_sign_ins_At",
                table: "access_sign_ins",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_access_sign_ins_UserId_At_Id",
                table: "access_sign_ins",
                columns: new[] { "UserId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_access_teams_NameKey_Id",
                table: "access_teams",
                columns: new[] { "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_access_user_roles_RoleId",
                table: "access_user_roles",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "IX_access_users_EmailKey",
                table: "access_users",
                column: "EmailKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_users_NameKey_Id",
                table: "access_users",
                columns: new[] { "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_access_users_RoleId",
                table: "access_users",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "IX_access_users_TeamId",
                table: "access_users",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_accounts_DeletedAt_Id",
                table: "contacts_accounts",
                columns: new[] { "DeletedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_accounts_DeletionId_AnnualRevenueRank_Id",
                table: "contacts_accounts",
                columns: new[] { "DeletionId", "AnnualRevenueRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_accounts_DeletionId_CreatedAt_Id",
                table: "contacts_accounts",
                columns: new[] { "DeletionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_accounts_DeletionId_EmployeesRank_Id",
                table: "contacts_accounts",
                columns: new[] { "DeletionId", "EmployeesRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_accounts_DeletionId_NameKey_Id",
                table: "contacts_accounts",
                columns: new[] { "DeletionId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_accounts_DeletionId_UpdatedAt_Id",
                table: "contacts_accounts",
                columns: new[] { "DeletionId", "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_accounts_OwnerId_DeletionId_NameKey_Id",
                table: "contacts_accounts",
                columns: new[] { "OwnerId", "DeletionId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_accounts_ParentId_DeletionId_NameKey_Id",
                table: "contacts_accounts",
                columns: new[] { "ParentId", "DeletionId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_accounts_TeamId_DeletionId_NameKey_Id",
                table: "contacts_accounts",
                columns: new[] { "TeamId", "DeletionId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_contacts_AccountId_DeletionId_DisplayNameKey_Id",
                table: "contacts_contacts",
                columns: new[] { "AccountId", "DeletionId", "DisplayNameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_contacts_DeletedAt_Id",
                table: "contacts_contacts",
                columns: new[] { "DeletedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_contacts_DeletionId_CreatedAt_Id",
                table: "contacts_contacts",
                columns: new[] { "DeletionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_contacts_DeletionId_DisplayNameKey_Id",
                table: "contacts_contacts",
                columns: new[] { "DeletionId", "DisplayNameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_contacts_DeletionId_FamilyNameKey_Id",
                table: "contacts_contacts",
                columns: new[] { "DeletionId", "FamilyNameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_contacts_DeletionId_UpdatedAt_Id",
                table: "contacts_contacts",
                columns: new[] { "DeletionId", "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_contacts_OwnerId_DeletionId_DisplayNameKey_Id",
                table: "contacts_contacts",
                columns: new[] { "OwnerId", "DeletionId", "DisplayNameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_contacts_TeamId_DeletionId_DisplayNameKey_Id",
                table: "contacts_contacts",
                columns: new[] { "TeamId", "DeletionId", "DisplayNameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_Action_At_Id",
                table: "platform_audit",
                columns: new[] { "Action", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_ActorId_At_Id",
                table: "platform_audit",
                columns: new[] { "ActorId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_At_Id",
                table: "platform_audit",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_RecordId_At_Id",
                table: "platform_audit",
                columns: new[] { "RecordId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_Sequence_Id",
                table: "platform_audit",
                columns: new[] { "Sequence", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_change_slices_Sequence_Id",
                table: "platform_change_slices",
                columns: new[] { "Sequence", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_changes_ChangeSetId_RecordId_Version",
                table: "platform_changes",
                columns: new[] { "ChangeSetId", "RecordId", "Version" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_changes_RecordId_Version",
                table: "platform_changes",
                columns: new[] { "RecordId", "Version" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_changes_SliceId_Ordinal",
                table: "platform_changes",
                columns: new[] { "SliceId", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_consent_states_Purpose_Channel_Status_RecordId",
                table: "platform_consent_states",
                columns: new[] { "Purpose", "Channel", "Status", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_consents_RecordId_At_Id",
                table: "platform_consents",
                columns: new[] { "RecordId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_custom_fields_RecordType_Key",
                table: "platform_custom_fields",
                columns: new[] { "RecordType", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_deliveries_DiscardedAt_DeadAt_Id",
                table: "platform_deliveries",
                columns: new[] { "DiscardedAt", "DeadAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_deliveries_DoneAt_DeadAt_NextAttemptAt_Id",
                table: "platform_deliveries",
                columns: new[] { "DoneAt", "DeadAt", "NextAttemptAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_deliveries_EventId_Handler",
                table: "platform_deliveries",
                columns: new[] { "EventId", "Handler" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_erasures_RecordId_State",
                table: "platform_erasures",
                columns: new[] { "RecordId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_erasures_RequestedAt_Id",
                table: "platform_erasures",
                columns: new[] { "RequestedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_external_ids_RecordId",
                table: "platform_external_ids",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_field_values_Field_Num_RecordId",
                table: "platform_field_values",
                columns: new[] { "Field", "Num", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_field_values_RecordId_Field",
                table: "platform_field_values",
                columns: new[] { "RecordId", "Field" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_files_CreatedBy_RecordId_DeletionId_CreatedAt_Id",
                table: "platform_files",
                columns: new[] { "CreatedBy", "RecordId", "DeletionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_files_DeletedAt_Id",
                table: "platform_files",
                columns: new[] { "DeletedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_files_RecordId_RecordType_DeletionId_CreatedAt_Id",
                table: "platform_files",
                columns: new[] { "RecordId", "RecordType", "DeletionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_files_Sha256",
                table: "platform_files",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_platform_idempotent_requests_CreatedAt",
                table: "platform_idempotent_requests",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_platform_import_checked_rows_ImportId_HasRemarks_Line",
                table: "platform_import_checked_rows",
                columns: new[] { "ImportId", "HasRemarks", "Line" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_import_checked_rows_ImportId_Outcome_Line",
                table: "platform_import_checked_rows",
                columns: new[] { "ImportId", "Outcome", "Line" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_import_mappings_RecordType_HeadersKey",
                table: "platform_import_mappings",
                columns: new[] { "RecordType", "HeadersKey" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_import_rows_Fingerprint",
                table: "platform_import_rows",
                column: "Fingerprint");

            migrationBuilder.CreateIndex(
                name: "IX_platform_import_rows_ImportId_Outcome_Line",
                table: "platform_import_rows",
                columns: new[] { "ImportId", "Outcome", "Line" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_import_rows_RecordId",
                table: "platform_import_rows",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_imports_CreatedAt_Id",
                table: "platform_imports",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_imports_CreatedBy_CreatedAt_Id",
                table: "platform_imports",
                columns: new[] { "CreatedBy", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_jobs_ActorId_CreatedAt_Id",
                table: "platform_jobs",
                columns: new[] { "ActorId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_jobs_CreatedAt_Id",
                table: "platform_jobs",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_jobs_FinishedAt_CreatedAt",
                table: "platform_jobs",
                columns: new[] { "FinishedAt", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_jobs_SubjectId_CreatedAt",
                table: "platform_jobs",
                columns: new[] { "SubjectId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_live_events_At",
                table: "platform_live_events",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_platform_mails_CreatedAt_Id",
                table: "platform_mails",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_mails_Key",
                table: "platform_mails",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_mails_State_CreatedAt_Id",
                table: "platform_mails",
                columns: new[] { "State", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_mails_State_NextAttemptAt_Id",
                table: "platform_mails",
                columns: new[] { "State", "NextAttemptAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_merged_records_SurvivorId",
                table: "platform_merged_records",
                column: "SurvivorId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_notifications_At",
                table: "platform_notifications",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_platform_notifications_GroupKey_UserId",
                table: "platform_notifications",
                columns: new[] { "GroupKey", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_notifications_MailDueAt_UserId",
                table: "platform_notifications",
                columns: new[] { "MailDueAt", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_notifications_UserId_IsShown_At_Id",
                table: "platform_notifications",
                columns: new[] { "UserId", "IsShown", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_notifications_UserId_IsShown_IsRead_At_Id",
                table: "platform_notifications",
                columns: new[] { "UserId", "IsShown", "IsRead", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_postings_RecordId_Term",
                table: "platform_postings",
                columns: new[] { "RecordId", "Term" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_preference_links_ExpiresAt",
                table: "platform_preference_links",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_platform_preference_links_RecordId",
                table: "platform_preference_links",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_raw_values_RecordId_At",
                table: "platform_raw_values",
                columns: new[] { "RecordId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_suppressions_ErasureId",
                table: "platform_suppressions",
                column: "ErasureId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_templates_DeletionId_NameKey_Id",
                table: "platform_templates",
                columns: new[] { "DeletionId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_templates_Key",
                table: "platform_templates",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_view_defaults_ViewId",
                table: "platform_view_defaults",
                column: "ViewId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_views_RecordType_IsShared",
                table: "platform_views",
                columns: new[] { "RecordType", "IsShared" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_views_RecordType_OwnerId",
                table: "platform_views",
                columns: new[] { "RecordType", "OwnerId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_api_keys");

            migrationBuilder.DropTable(
                name: "access_invitations");

            migrationBuilder.DropTable(
                name: "access_password_resets");

            migrationBuilder.DropTable(
                name: "access_recovery_codes");

            migrationBuilder.DropTable(
                name: "access_role_fields");

            migrationBuilder.DropTable(
                name: "access_sealing_keys");

            migrationBuilder.DropTable(
                name: "access_second_factors");

            migrationBuilder.DropTable(
                name: "access_sessions");

            migrationBuilder.DropTable(
                name: "access_setup_tokens");

            migrationBuilder.DropTable(
                name: "access_sign_in_attempts");

            migrationBuilder.DropTable(
                name: "access_sign_ins");

            migrationBuilder.DropTable(
                name: "access_stamp");

            migrationBuilder.DropTable(
                name: "access_user_roles");

            migrationBuilder.DropTable(
                name: "contacts_accounts");

            migrationBuilder.DropTable(
                name: "contacts_contacts");

            migrationBuilder.DropTable(
                name: "platform_audit");

            migrationBuilder.DropTable(
                name: "platform_bulk_portions");

            migrationBuilder.DropTable(
                name: "platform_change_sets");

            migrationBuilder.DropTable(
                name: "platform_change_slices");

            migrationBuilder.DropTable(
                name: "platform_changes");

            migrationBuilder.DropTable(
                name: "platform_consent_purposes");

            migrationBuilder.DropTable(
                name: "platform_consent_states");

            migrationBuilder.DropTable(
                name: "platform_consents");

            migrationBuilder.DropTable(
                name: "platform_custom_fields");

            migrationBuilder.DropTable(
                name: "platform_deliveries");

            migrationBuilder.DropTable(
                name: "platform_erasures");

            migrationBuilder.DropTable(
                name: "platform_external_ids");

            migrationBuilder.DropTable(
                name: "platform_field_values");

            migrationBuilder.DropTable(
                name: "platform_files");

            migrationBuilder.DropTable(
                name: "platform_idempotent_requests");

            migrationBuilder.DropTable(
                name: "platform_import_checked_rows");

            migrationBuilder.DropTable(
                name: "platform_import_fixes");

            migrationBuilder.DropTable(
                name: "platform_import_mappings");

            migrationBuilder.DropTable(
                name: "platform_import_rows");

            migrationBuilder.DropTable(
                name: "platform_imports");

            migrationBuilder.DropTable(
                name: "platform_job_failures");

            migrationBuilder.DropTable(
                name: "platform_leases");

            migrationBuilder.DropTable(
                name: "platform_live_counter");

            migrationBuilder.DropTable(
                name: "platform_live_events");

            migrationBuilder.DropTable(
                name: "platform_mails");

            migrationBuilder.DropTable(
                name: "platform_merged_records");

            migrationBuilder.DropTable(
                name: "platform_notification_settings");

            migrationBuilder.DropTable(
                name: "platform_notifications");

            migrationBuilder.DropTable(
                name: "platform_postings");

            migrationBuilder.DropTable(
                name: "platform_preference_links");

            migrationBuilder.DropTable(
                name: "platform_raw_values");

            migrationBuilder.DropTable(
                name: "platform_retention_rules");

            migrationBuilder.DropTable(
                name: "platform_suppressions");

            migrationBuilder.DropTable(
                name: "platform_templates");

            migrationBuilder.DropTable(
                name: "platform_undo_runs");

            migrationBuilder.DropTable(
                name: "platform_view_defaults");

            migrationBuilder.DropTable(
                name: "platform_view_pins");

            migrationBuilder.DropTable(
                name: "platform_views");

            migrationBuilder.DropTable(
                name: "access_users");

            migrationBuilder.DropTable(
                name: "platform_bulk_operations");

            migrationBuilder.DropTable(
                name: "platform_jobs");

            migrationBuilder.DropTable(
                name: "access_roles");

            migrationBuilder.DropTable(
                name: "access_teams");
        }
    }
}
