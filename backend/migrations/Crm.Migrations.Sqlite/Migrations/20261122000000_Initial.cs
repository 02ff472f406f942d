using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access_roles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    IsBuiltIn = table.Column<bool>(type: "INTEGER", nullable: false),
                    Grants = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_roles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "access_sealing_keys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_sealing_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "access_setup_tokens",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_setup_tokens", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "access_sign_in_attempts",
                columns: table => new
                {
                    AddressHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    LastFailureAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LockedUntil = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_sign_in_attempts", x => x.AddressHash);
                });

            migrationBuilder.CreateTable(
                name: "access_teams",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_teams", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contacts_accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Domains = table.Column<string>(type: "TEXT", nullable: false),
                    Industry = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Employees = table.Column<long>(type: "INTEGER", nullable: true),
                    FoundedYear = table.Column<long>(type: "INTEGER", nullable: true),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Roles = table.Column<string>(type: "TEXT", nullable: false),
                    LifecycleStage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Emails = table.Column<string>(type: "TEXT", nullable: false),
                    Phones = table.Column<string>(type: "TEXT", nullable: false),
                    Addresses = table.Column<string>(type: "TEXT", nullable: false),
                    Website = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Tags = table.Column<string>(type: "TEXT", nullable: false),
                    Notes = table.Column<string>(type: "TEXT", nullable: true),
                    AnnualRevenueRank = table.Column<long>(type: "INTEGER", nullable: false, defaultValue: -9223372036854775808L),
                    EmployeesRank = table.Column<long>(type: "INTEGER", nullable: false, defaultValue: -9223372036854775808L),
                    FoundedYearRank = table.Column<long>(type: "INTEGER", nullable: false, defaultValue: -9223372036854775808L),
                    IndustryKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    AnnualRevenueCurrency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    AnnualRevenueMinor = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeletionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contacts_contacts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Salutation = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    GivenName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    MiddleName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    FamilyName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Nickname = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    Department = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Emails = table.Column<string>(type: "TEXT", nullable: false),
                    Phones = table.Column<string>(type: "TEXT", nullable: false),
                    Addresses = table.Column<string>(type: "TEXT", nullable: false),
                    Website = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    LifecycleStage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Tags = table.Column<string>(type: "TEXT", nullable: false),
                    Birthday = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Notes = table.Column<string>(type: "TEXT", nullable: true),
                    DepartmentKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    DisplayNameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    FamilyNameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    GivenNameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    SourceKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    TitleKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeletionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_contacts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_change_sets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    UndoneById = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_change_sets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_changes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChangeSetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Operation = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: true),
                    After = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_changes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_deliveries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EventName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Handler = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Payload = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Error = table.Column<string>(type: "TEXT", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeadAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LeaseToken = table.Column<Guid>(type: "TEXT", nullable: true),
                    LeaseUntil = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_deliveries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_external_ids",
                columns: table => new
                {
                    RecordType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false, collation: "BINARY"),
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_external_ids", x => new { x.RecordType, x.Source, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "platform_field_values",
                columns: table => new
                {
                    Field = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    KeyText = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_field_values", x => new { x.Field, x.KeyText, x.RecordId });
                });

            migrationBuilder.CreateTable(
                name: "platform_import_rows",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Cells = table.Column<string>(type: "TEXT", nullable: true),
                    Fingerprint = table.Column<long>(type: "INTEGER", nullable: true),
                    AddedKey = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsKept = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_import_rows", x => new { x.ImportId, x.Line });
                });

            migrationBuilder.CreateTable(
                name: "platform_imports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    SizeBytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Encoding = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Delimiter = table.Column<string>(type: "TEXT", maxLength: 1, nullable: false),
                    Columns = table.Column<string>(type: "TEXT", nullable: false),
                    TotalRows = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExternalSource = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    JobId = table.Column<Guid>(type: "TEXT", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FinishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Error = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ReadRows = table.Column<long>(type: "INTEGER", nullable: false),
                    Created = table.Column<long>(type: "INTEGER", nullable: false),
                    Updated = table.Column<long>(type: "INTEGER", nullable: false),
                    Duplicate = table.Column<long>(type: "INTEGER", nullable: false),
                    Rejected = table.Column<long>(type: "INTEGER", nullable: false),
                    Remarks = table.Column<long>(type: "INTEGER", nullable: false),
                    LinkedCreated = table.Column<long>(type: "INTEGER", nullable: false),
                    LinkedRows = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangeSetId = table.Column<Guid>(type: "TEXT", nullable: true),
                    UndoChangeSetId = table.Column<Guid>(type: "TEXT", nullable: true),
                    UndoneUpTo = table.Column<Guid>(type: "TEXT", nullable: true),
                    UndoneRecords = table.Column<long>(type: "INTEGER", nullable: false),
                    KeptRecords = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_imports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_jobs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsCancelRequested = table.Column<bool>(type: "INTEGER", nullable: false),
                    Total = table.Column<long>(type: "INTEGER", nullable: false),
                    Done = table.Column<long>(type: "INTEGER", nullable: false),
                    Failed = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Error = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FinishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    NextAttemptAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LeaseToken = table.Column<Guid>(type: "TEXT", nullable: true),
                    LeaseUntil = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_jobs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_postings",
                columns: table => new
                {
                    RecordType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Term = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false, collation: "BINARY"),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_postings", x => new { x.RecordType, x.Term, x.RecordId });
                });

            migrationBuilder.CreateTable(
                name: "access_api_keys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Prefix = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    RoleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Scopes = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastUsedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_api_keys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_access_api_keys_access_roles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "access_roles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "access_users",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    EmailKey = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false, collation: "BINARY"),
                    PasswordHash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    RoleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSignInAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_users", x => x.Id);
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
                name: "access_sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    KeepSignedIn = table.Column<bool>(type: "INTEGER", nullable: false),
                    UserAgent = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_access_sessions_access_users_UserId",
                        column: x => x.UserId,
                        principalTable: "access_users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_access_api_keys_Hash",
                table: "access_api_keys",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_api_keys_RoleId",
                table: "access_api_keys",
                column: "RoleId");

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
                name: "IX_access_sessions_UserId",
                table: "access_sessions",
                column: "UserId");

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
                name: "IX_access_teams_NameKey_Id",
                table: "access_teams",
                columns: new[] { "NameKey", "Id" });

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
                name: "IX_platform_changes_ChangeSetId_RecordId_Version",
                table: "platform_changes",
                columns: new[] { "ChangeSetId", "RecordId", "Version" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_changes_RecordId_Version",
                table: "platform_changes",
                columns: new[] { "RecordId", "Version" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_deliveries_DoneAt_DeadAt_NextAttemptAt",
                table: "platform_deliveries",
                columns: new[] { "DoneAt", "DeadAt", "NextAttemptAt" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_deliveries_EventId_Handler",
                table: "platform_deliveries",
                columns: new[] { "EventId", "Handler" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_external_ids_RecordId",
                table: "platform_external_ids",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_field_values_RecordId_Field",
                table: "platform_field_values",
                columns: new[] { "RecordId", "Field" });

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
                name: "IX_platform_jobs_FinishedAt_CreatedAt",
                table: "platform_jobs",
                columns: new[] { "FinishedAt", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_jobs_SubjectId_CreatedAt",
                table: "platform_jobs",
                columns: new[] { "SubjectId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_postings_RecordId_Term",
                table: "platform_postings",
                columns: new[] { "RecordId", "Term" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_api_keys");

            migrationBuilder.DropTable(
                name: "access_sealing_keys");

            migrationBuilder.DropTable(
                name: "access_sessions");

            migrationBuilder.DropTable(
                name: "access_setup_tokens");

            migrationBuilder.DropTable(
                name: "access_sign_in_attempts");

            migrationBuilder.DropTable(
                name: "contacts_accounts");

            migrationBuilder.DropTable(
                name: "contacts_contacts");

            migrationBuilder.DropTable(
                name: "platform_change_sets");

            migrationBuilder.DropTable(
                name: "platform_changes");

            migrationBuilder.DropTable(
                name: "platform_deliveries");

            migrationBuilder.DropTable(
                name: "platform_external_ids");

            migrationBuilder.DropTable(
                name: "platform_field_values");

            migrationBuilder.DropTable(
                name: "platform_import_rows");

            migrationBuilder.DropTable(
                name: "platform_imports");

            migrationBuilder.DropTable(
                name: "platform_jobs");

            migrationBuilder.DropTable(
                name: "platform_postings");

            migrationBuilder.DropTable(
                name: "access_users");

            migrationBuilder.DropTable(
                name: "access_roles");

            migrationBuilder.DropTable(
                name: "access_teams");
        }
    }
}
