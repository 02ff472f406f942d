using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AddWorkOfLeadsAndDeals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "FirstOpenedAt",
                table: "opportunities_quotes",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OpportunityId",
                table: "opportunities_quotes",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Options",
                table: "opportunities_products",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "PriceGap",
                table: "opportunities_opportunities",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AcceptBy",
                table: "leads_leads",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AnswerDue",
                table: "leads_leads",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AnswerDueRank",
                table: "leads_leads",
                type: "bigint",
                nullable: false,
                defaultValue: -9223372036854775808L);

            migrationBuilder.AddColumn<string>(
                name: "Handoff",
                table: "leads_leads",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "KnownContactId",
                table: "leads_leads",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "MinutesSpent",
                table: "leads_leads",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "MinutesSpentRank",
                table: "leads_leads",
                type: "bigint",
                nullable: false,
                defaultValue: -9223372036854775808L);

            migrationBuilder.AddColumn<Guid>(
                name: "PartnerId",
                table: "leads_leads",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PartnerState",
                table: "leads_leads",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PassedBy",
                table: "leads_leads",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "OnlyAtWork",
                table: "leads_assignment_rules",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "LossReason",
                table: "contacts_accounts",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LostOn",
                table: "contacts_accounts",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OpportunityId",
                table: "activities_activities",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PartnerId",
                table: "access_users",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Skills",
                table: "access_users",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SpokenLanguages",
                table: "access_users",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "PartnerId",
                table: "access_invitations",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "activities_call_lists",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Script = table.Column<string>(type: "text", nullable: true),
                    RecordType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Outcomes = table.Column<string>(type: "text", nullable: false),
                    HoursFrom = table.Column<int>(type: "integer", nullable: false),
                    HoursUntil = table.Column<int>(type: "integer", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    PauseMinutes = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activities_call_lists", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "leads_capture_settings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    CatcherId = table.Column<Guid>(type: "uuid", nullable: true),
                    AnswerMinutes = table.Column<int>(type: "integer", nullable: false),
                    VisitOrigins = table.Column<string>(type: "text", nullable: false),
                    VisitRules = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_capture_settings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "leads_conflicts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OtherId = table.Column<Guid>(type: "uuid", nullable: false),
                    OtherOwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Because = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    FoundAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsOpen = table.Column<bool>(type: "boolean", nullable: false),
                    Decision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_conflicts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "leads_efforts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: true),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    What = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsAutomatic = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_efforts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "leads_forms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Design = table.Column<string>(type: "text", nullable: false),
                    Origins = table.Column<string>(type: "text", nullable: false),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_forms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "leads_handoff_agreement",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PassFromScore = table.Column<int>(type: "integer", nullable: true),
                    ReceiverIds = table.Column<string>(type: "text", nullable: false),
                    LastReceiverId = table.Column<Guid>(type: "uuid", nullable: true),
                    ReturnWhenLate = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_handoff_agreement", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "leads_handoffs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PassedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PassedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    FromOwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    StatusBefore = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ToOwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    AcceptBy = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ReasonNote = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    WorkedMinutes = table.Column<int>(type: "integer", nullable: true),
                    EndId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_handoffs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "leads_inquiries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FormId = table.Column<Guid>(type: "uuid", nullable: true),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: true),
                    Reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    OnceKey = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    Email = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    EmailKey = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true, collation: "C"),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Raw = table.Column<string>(type: "text", nullable: true),
                    Ip = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true),
                    RecordType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    OwnedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "uuid", nullable: true),
                    RemindedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EscalatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    NextAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ConfirmHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_inquiries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "leads_inquiry_days",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    CheckedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Received = table.Column<int>(type: "integer", nullable: false),
                    Leads = table.Column<int>(type: "integer", nullable: false),
                    Merged = table.Column<int>(type: "integer", nullable: false),
                    Refused = table.Column<int>(type: "integer", nullable: false),
                    Waiting = table.Column<int>(type: "integer", nullable: false),
                    Owned = table.Column<int>(type: "integer", nullable: false),
                    Answered = table.Column<int>(type: "integer", nullable: false),
                    Escalated = table.Column<int>(type: "integer", nullable: false),
                    Orphans = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_inquiry_days", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "leads_offers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OfferedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OfferedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    WarnedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ReturnsTo = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_offers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "leads_page_counts",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Site = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Path = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    Views = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_page_counts", x => new { x.Day, x.Site, x.Path });
                });

            migrationBuilder.CreateTable(
                name: "leads_page_views",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    VisitorId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Site = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Path = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Product = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Referrer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Medium = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Campaign = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_page_views", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "leads_partner_documents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    SharedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SharedBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_partner_documents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "leads_partners",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false),
                    ManagerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Regions = table.Column<string>(type: "text", nullable: false),
                    Products = table.Column<string>(type: "text", nullable: false),
                    AcceptHours = table.Column<int>(type: "integer", nullable: false),
                    LastOfferAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_partners", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "leads_web_visitors",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ConsentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RecordType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_web_visitors", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_account_needs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Family = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    FamilyKey = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    NeedMinor = table.Column<long>(type: "bigint", nullable: false),
                    Source = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    SourceName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    AsOf = table.Column<DateOnly>(type: "date", nullable: false),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    BoughtMinor = table.Column<long>(type: "bigint", nullable: false),
                    WhiteMinor = table.Column<long>(type: "bigint", nullable: false),
                    WhiteBase = table.Column<long>(type: "bigint", nullable: false),
                    Share = table.Column<long>(type: "bigint", nullable: false),
                    FiguredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_account_needs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_battle_card_uses",
                columns: table => new
                {
                    CardId = table.Column<Guid>(type: "uuid", nullable: false),
                    OpportunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Helped = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_battle_card_uses", x => new { x.CardId, x.OpportunityId });
                });

            migrationBuilder.CreateTable(
                name: "opportunities_battle_cards",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Competitor = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    CompetitorKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Argument = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Proof = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    ProofUrl = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: true),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ApprovedById = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedById = table.Column<Guid>(type: "uuid", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsRetired = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_battle_cards", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_dismissed_suggestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ItemKey = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    ItemName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DismissedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DismissedBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_dismissed_suggestions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_forecast_adjustments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Subject = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Period = table.Column<int>(type: "integer", nullable: false),
                    Months = table.Column<int>(type: "integer", nullable: false),
                    Minor = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_forecast_adjustments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_forecast_deals",
                columns: table => new
                {
                    SnapshotId = table.Column<Guid>(type: "uuid", nullable: false),
                    OpportunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: true),
                    Status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Category = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Period = table.Column<int>(type: "integer", nullable: false),
                    Minor = table.Column<long>(type: "bigint", nullable: false),
                    WeightedMinor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_forecast_deals", x => new { x.SnapshotId, x.OpportunityId });
                });

            migrationBuilder.CreateTable(
                name: "opportunities_forecast_figures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SnapshotId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    Period = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Category = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Deals = table.Column<long>(type: "bigint", nullable: false),
                    Minor = table.Column<long>(type: "bigint", nullable: false),
                    WeightedMinor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_forecast_figures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_forecast_snapshots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Slot = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    TakenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    TakenById = table.Column<Guid>(type: "uuid", nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    Deals = table.Column<int>(type: "integer", nullable: false),
                    CompletedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    HasDeals = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_forecast_snapshots", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_motive_asks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: true),
                    Channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    TokenHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AskedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MotiveId = table.Column<Guid>(type: "uuid", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_motive_asks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_motive_settings",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    IsOn = table.Column<bool>(type: "boolean", nullable: false),
                    ByMail = table.Column<bool>(type: "boolean", nullable: false),
                    EveryDays = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_motive_settings", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_motives",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Names = table.Column<string>(type: "text", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    IsRetired = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_motives", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_order_links",
                columns: table => new
                {
                    TokenHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_order_links", x => x.TokenHash);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_quotas",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Subject = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Period = table.Column<int>(type: "integer", nullable: false),
                    Months = table.Column<int>(type: "integer", nullable: false),
                    Minor = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedById = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_quotas", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_quote_messages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    QuoteId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_quote_messages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_suggestion_models",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RequestedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false),
                    LearnedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FirstOrderAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LastOrderAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Orders = table.Column<int>(type: "integer", nullable: false),
                    Lines = table.Column<long>(type: "bigint", nullable: false),
                    MinOrders = table.Column<int>(type: "integer", nullable: false),
                    ProductRules = table.Column<int>(type: "integer", nullable: false),
                    FamilyRules = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_suggestion_models", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_suggestion_rules",
                columns: table => new
                {
                    ModelId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ItemKey = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    ThenKey = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    ItemName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ThenName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ItemOrders = table.Column<int>(type: "integer", nullable: false),
                    ThenOrders = table.Column<int>(type: "integer", nullable: false),
                    Together = table.Column<int>(type: "integer", nullable: false),
                    Customers = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_suggestion_rules", x => new { x.ModelId, x.Kind, x.ItemKey, x.ThenKey });
                });

            migrationBuilder.CreateTable(
                name: "platform_absences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: false),
                    StandInId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_absences", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_approval_policies",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Active = table.Column<bool>(type: "boolean", nullable: false),
                    Limits = table.Column<string>(type: "text", nullable: false),
                    Approver = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ApproverId = table.Column<Guid>(type: "uuid", nullable: true),
                    SecondApprover = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SecondApproverId = table.Column<Guid>(type: "uuid", nullable: true),
                    DeadlineMinutes = table.Column<int>(type: "integer", nullable: false),
                    ReminderMinutes = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_approval_policies", x => x.Kind);
                });

            migrationBuilder.CreateTable(
                name: "platform_approvals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RecordType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Facts = table.Column<string>(type: "text", nullable: false),
                    AskedById = table.Column<Guid>(type: "uuid", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Means = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Level = table.Column<int>(type: "integer", nullable: false),
                    Levels = table.Column<int>(type: "integer", nullable: false),
                    ApproverId = table.Column<Guid>(type: "uuid", nullable: true),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    NextAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Reminded = table.Column<bool>(type: "boolean", nullable: false),
                    Steps = table.Column<string>(type: "text", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedById = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    WaitedSeconds = table.Column<long>(type: "bigint", nullable: false),
                    WaitsFor = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_approvals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_listed_choices",
                columns: table => new
                {
                    List = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    IsRetired = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_listed_choices", x => new { x.List, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "platform_service_clocks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PolicyId = table.Column<Guid>(type: "uuid", nullable: true),
                    HoursId = table.Column<Guid>(type: "uuid", nullable: true),
                    TargetMinutes = table.Column<int>(type: "integer", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PausedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Pauses = table.Column<string>(type: "text", nullable: false),
                    WarnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    WarnedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    BreachedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    NextAlert = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    StoppedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WorkedMinutes = table.Column<int>(type: "integer", nullable: true),
                    EndId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_service_clocks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_service_policies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    RecordType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Where = table.Column<string>(type: "text", nullable: true),
                    TargetMinutes = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_service_policies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_working_hours",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    TimeZone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Week = table.Column<string>(type: "text", nullable: false),
                    Holidays = table.Column<string>(type: "text", nullable: false),
                    IsDefault = table.Column<bool>(type: "boolean", nullable: false),
                    TeamIds = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_working_hours", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "activities_call_list_callers",
                columns: table => new
                {
                    ListId = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activities_call_list_callers", x => new { x.ListId, x.UserId });
                    table.ForeignKey(
                        name: "FK_activities_call_list_callers_activities_call_lists_ListId",
                        column: x => x.ListId,
                        principalTable: "activities_call_lists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activities_call_list_calls",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ListId = table.Column<Guid>(type: "uuid", nullable: false),
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ActivityId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activities_call_list_calls", x => x.Id);
                    table.ForeignKey(
                        name: "FK_activities_call_list_calls_activities_call_lists_ListId",
                        column: x => x.ListId,
                        principalTable: "activities_call_lists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activities_call_list_entries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ListId = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Region = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Rank = table.Column<int>(type: "integer", nullable: false),
                    NotBefore = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CallBackBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    WrongNumbers = table.Column<string>(type: "text", nullable: false),
                    LeasedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    LeasedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activities_call_list_entries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_activities_call_list_entries_activities_call_lists_ListId",
                        column: x => x.ListId,
                        principalTable: "activities_call_lists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_quotes_OpportunityId_DeletionId_TitleKey_Id",
                table: "opportunities_quotes",
                columns: new[] { "OpportunityId", "DeletionId", "TitleKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_order_lines_ProductCode_OrderId",
                table: "opportunities_order_lines",
                columns: new[] { "ProductCode", "OrderId" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_opportunities_forecast",
                table: "opportunities_opportunities",
                columns: new[] { "DeletionId", "ClosePeriod", "Status", "ForecastCategory", "OwnerId", "TeamId", "ProductId", "CompanyMinor", "WeightedMinor" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_DeletionId_AnswerDueRank_Id",
                table: "leads_leads",
                columns: new[] { "DeletionId", "AnswerDueRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_KnownContactId_DeletionId_DisplayNameKey_Id",
                table: "leads_leads",
                columns: new[] { "KnownContactId", "DeletionId", "DisplayNameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_PartnerId_DeletionId_DisplayNameKey_Id",
                table: "leads_leads",
                columns: new[] { "PartnerId", "DeletionId", "DisplayNameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_accounts_LossReason_DeletionId_LostOn_OwnerId_Team~",
                table: "contacts_accounts",
                columns: new[] { "LossReason", "DeletionId", "LostOn", "OwnerId", "TeamId" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_activities_OpportunityId_DeletionId_At_Id",
                table: "activities_activities",
                columns: new[] { "OpportunityId", "DeletionId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_access_users_PartnerId",
                table: "access_users",
                column: "PartnerId");

            migrationBuilder.CreateIndex(
                name: "IX_activities_call_list_callers_UserId_ListId",
                table: "activities_call_list_callers",
                columns: new[] { "UserId", "ListId" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_call_list_calls_EntryId_At_Id",
                table: "activities_call_list_calls",
                columns: new[] { "EntryId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_call_list_calls_ListId_At_Id",
                table: "activities_call_list_calls",
                columns: new[] { "ListId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_call_list_entries_LeasedBy_ListId",
                table: "activities_call_list_entries",
                columns: new[] { "LeasedBy", "ListId" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_call_list_entries_ListId_State_NotBefore_Id",
                table: "activities_call_list_entries",
                columns: new[] { "ListId", "State", "NotBefore", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_call_list_entries_ListId_State_Rank_Id",
                table: "activities_call_list_entries",
                columns: new[] { "ListId", "State", "Rank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_call_list_entries_RecordId_ListId",
                table: "activities_call_list_entries",
                columns: new[] { "RecordId", "ListId" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_call_lists_CreatedAt_Id",
                table: "activities_call_lists",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_conflicts_IsOpen_FoundAt_Id",
                table: "leads_conflicts",
                columns: new[] { "IsOpen", "FoundAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_conflicts_LeadId_IsOpen",
                table: "leads_conflicts",
                columns: new[] { "LeadId", "IsOpen" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_conflicts_PartnerId_FoundAt_Id",
                table: "leads_conflicts",
                columns: new[] { "PartnerId", "FoundAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_efforts_LeadId_At",
                table: "leads_efforts",
                columns: new[] { "LeadId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_efforts_SourceId_LeadId",
                table: "leads_efforts",
                columns: new[] { "SourceId", "LeadId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_leads_forms_Key",
                table: "leads_forms",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_leads_handoffs_LeadId_EndId",
                table: "leads_handoffs",
                columns: new[] { "LeadId", "EndId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_leads_handoffs_PassedAt",
                table: "leads_handoffs",
                column: "PassedAt");

            migrationBuilder.CreateIndex(
                name: "IX_leads_inquiries_ConfirmHash",
                table: "leads_inquiries",
                column: "ConfirmHash");

            migrationBuilder.CreateIndex(
                name: "IX_leads_inquiries_EmailKey",
                table: "leads_inquiries",
                column: "EmailKey");

            migrationBuilder.CreateIndex(
                name: "IX_leads_inquiries_FormId_ReceivedAt_Id",
                table: "leads_inquiries",
                columns: new[] { "FormId", "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_inquiries_NextAt_Id",
                table: "leads_inquiries",
                columns: new[] { "NextAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_inquiries_OnceKey",
                table: "leads_inquiries",
                column: "OnceKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_leads_inquiries_Outcome_ReceivedAt_Id",
                table: "leads_inquiries",
                columns: new[] { "Outcome", "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_inquiries_OwnerId_State_ReceivedAt_Id",
                table: "leads_inquiries",
                columns: new[] { "OwnerId", "State", "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_inquiries_ReceivedAt_Id",
                table: "leads_inquiries",
                columns: new[] { "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_inquiries_RecordId",
                table: "leads_inquiries",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_leads_inquiries_Reference",
                table: "leads_inquiries",
                column: "Reference");

            migrationBuilder.CreateIndex(
                name: "IX_leads_inquiries_SourceId",
                table: "leads_inquiries",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "IX_leads_inquiries_State_ReceivedAt_Id",
                table: "leads_inquiries",
                columns: new[] { "State", "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_inquiries_TeamId_State_ReceivedAt_Id",
                table: "leads_inquiries",
                columns: new[] { "TeamId", "State", "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_offers_LeadId_OfferedAt",
                table: "leads_offers",
                columns: new[] { "LeadId", "OfferedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_offers_PartnerId_State_OfferedAt_Id",
                table: "leads_offers",
                columns: new[] { "PartnerId", "State", "OfferedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_offers_State_DueAt_Id",
                table: "leads_offers",
                columns: new[] { "State", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_page_views_At",
                table: "leads_page_views",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_leads_page_views_VisitorId_At_Id",
                table: "leads_page_views",
                columns: new[] { "VisitorId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_partner_documents_FileId",
                table: "leads_partner_documents",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_leads_partner_documents_PartnerId_SharedAt_Id",
                table: "leads_partner_documents",
                columns: new[] { "PartnerId", "SharedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_partners_AccountId",
                table: "leads_partners",
                column: "AccountId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_leads_web_visitors_LastAt",
                table: "leads_web_visitors",
                column: "LastAt");

            migrationBuilder.CreateIndex(
                name: "IX_leads_web_visitors_RecordId",
                table: "leads_web_visitors",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_account_needs_AccountId_FamilyKey",
                table: "opportunities_account_needs",
                columns: new[] { "AccountId", "FamilyKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_account_needs_FamilyKey_Share_Id",
                table: "opportunities_account_needs",
                columns: new[] { "FamilyKey", "Share", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_account_needs_FamilyKey_WhiteBase_Id",
                table: "opportunities_account_needs",
                columns: new[] { "FamilyKey", "WhiteBase", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_account_needs_Share_Id",
                table: "opportunities_account_needs",
                columns: new[] { "Share", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_account_needs_WhiteBase_Id",
                table: "opportunities_account_needs",
                columns: new[] { "WhiteBase", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_battle_card_uses_OpportunityId",
                table: "opportunities_battle_card_uses",
                column: "OpportunityId");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_battle_cards_CompetitorKey_Id",
                table: "opportunities_battle_cards",
                columns: new[] { "CompetitorKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_dismissed_suggestions_AccountId_Kind_ItemKey",
                table: "opportunities_dismissed_suggestions",
                columns: new[] { "AccountId", "Kind", "ItemKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_forecast_adjustments_Period_Months_SubjectId_~",
                table: "opportunities_forecast_adjustments",
                columns: new[] { "Period", "Months", "SubjectId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_forecast_deals_SnapshotId_Period",
                table: "opportunities_forecast_deals",
                columns: new[] { "SnapshotId", "Period" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_forecast_figures_SnapshotId_Period",
                table: "opportunities_forecast_figures",
                columns: new[] { "SnapshotId", "Period" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_forecast_snapshots_Slot",
                table: "opportunities_forecast_snapshots",
                column: "Slot",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_forecast_snapshots_TakenAt_Id",
                table: "opportunities_forecast_snapshots",
                columns: new[] { "TakenAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_motive_asks_AccountId_AskedAt",
                table: "opportunities_motive_asks",
                columns: new[] { "AccountId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_motive_asks_AnsweredAt_MotiveId",
                table: "opportunities_motive_asks",
                columns: new[] { "AnsweredAt", "MotiveId" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_motive_asks_OrderId",
                table: "opportunities_motive_asks",
                column: "OrderId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_motive_asks_TokenHash",
                table: "opportunities_motive_asks",
                column: "TokenHash");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_motives_Key",
                table: "opportunities_motives",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_order_links_OrderId",
                table: "opportunities_order_links",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_quotas_Period_Months_SubjectId",
                table: "opportunities_quotas",
                columns: new[] { "Period", "Months", "SubjectId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_quote_messages_QuoteId_At_Id",
                table: "opportunities_quote_messages",
                columns: new[] { "QuoteId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_suggestion_models_Number",
                table: "opportunities_suggestion_models",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_absences_UserId_LastDay",
                table: "platform_absences",
                columns: new[] { "UserId", "LastDay" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_approvals_ApproverId_State_AskedAt_Id",
                table: "platform_approvals",
                columns: new[] { "ApproverId", "State", "AskedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_approvals_AskedAt_Id",
                table: "platform_approvals",
                columns: new[] { "AskedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_approvals_AskedById_AskedAt_Id",
                table: "platform_approvals",
                columns: new[] { "AskedById", "AskedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_approvals_RecordId_AskedAt",
                table: "platform_approvals",
                columns: new[] { "RecordId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_approvals_State_NextAt_Id",
                table: "platform_approvals",
                columns: new[] { "State", "NextAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_approvals_WaitsFor",
                table: "platform_approvals",
                column: "WaitsFor",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_service_clocks_NextAlert_Id",
                table: "platform_service_clocks",
                columns: new[] { "NextAlert", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_service_clocks_RecordId_Kind_EndId",
                table: "platform_service_clocks",
                columns: new[] { "RecordId", "Kind", "EndId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_service_clocks_RecordType_StartedAt",
                table: "platform_service_clocks",
                columns: new[] { "RecordType", "StartedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "activities_call_list_callers");

            migrationBuilder.DropTable(
                name: "activities_call_list_calls");

            migrationBuilder.DropTable(
                name: "activities_call_list_entries");

            migrationBuilder.DropTable(
                name: "leads_capture_settings");

            migrationBuilder.DropTable(
                name: "leads_conflicts");

            migrationBuilder.DropTable(
                name: "leads_efforts");

            migrationBuilder.DropTable(
                name: "leads_forms");

            migrationBuilder.DropTable(
                name: "leads_handoff_agreement");

            migrationBuilder.DropTable(
                name: "leads_handoffs");

            migrationBuilder.DropTable(
                name: "leads_inquiries");

            migrationBuilder.DropTable(
                name: "leads_inquiry_days");

            migrationBuilder.DropTable(
                name: "leads_offers");

            migrationBuilder.DropTable(
                name: "leads_page_counts");

            migrationBuilder.DropTable(
                name: "leads_page_views");

            migrationBuilder.DropTable(
                name: "leads_partner_documents");

            migrationBuilder.DropTable(
                name: "leads_partners");

            migrationBuilder.DropTable(
                name: "leads_web_visitors");

            migrationBuilder.DropTable(
                name: "opportunities_account_needs");

            migrationBuilder.DropTable(
                name: "opportunities_battle_card_uses");

            migrationBuilder.DropTable(
                name: "opportunities_battle_cards");

            migrationBuilder.DropTable(
                name: "opportunities_dismissed_suggestions");

            migrationBuilder.DropTable(
                name: "opportunities_forecast_adjustments");

            migrationBuilder.DropTable(
                name: "opportunities_forecast_deals");

            migrationBuilder.DropTable(
                name: "opportunities_forecast_figures");

            migrationBuilder.DropTable(
                name: "opportunities_forecast_snapshots");

            migrationBuilder.DropTable(
                name: "opportunities_motive_asks");

            migrationBuilder.DropTable(
                name: "opportunities_motive_settings");

            migrationBuilder.DropTable(
                name: "opportunities_motives");

            migrationBuilder.DropTable(
                name: "opportunities_order_links");

            migrationBuilder.DropTable(
                name: "opportunities_quotas");

            migrationBuilder.DropTable(
                name: "opportunities_quote_messages");

            migrationBuilder.DropTable(
                name: "opportunities_suggestion_models");

            migrationBuilder.DropTable(
                name: "opportunities_suggestion_rules");

            migrationBuilder.DropTable(
                name: "platform_absences");

            migrationBuilder.DropTable(
                name: "platform_approval_policies");

            migrationBuilder.DropTable(
                name: "platform_approvals");

            migrationBuilder.DropTable(
                name: "platform_listed_choices");

            migrationBuilder.DropTable(
                name: "platform_service_clocks");

            migrationBuilder.DropTable(
                name: "platform_service_policies");

            migrationBuilder.DropTable(
                name: "platform_working_hours");

            migrationBuilder.DropTable(
                name: "activities_call_lists");

            migrationBuilder.DropIndex(
                name: "IX_opportunities_quotes_OpportunityId_DeletionId_TitleKey_Id",
                table: "opportunities_quotes");

            migrationBuilder.DropIndex(
                name: "IX_opportunities_order_lines_ProductCode_OrderId",
                table: "opportunities_order_lines");

            migrationBuilder.DropIndex(
                name: "IX_opportunities_opportunities_forecast",
                table: "opportunities_opportunities");

            migrationBuilder.DropIndex(
                name: "IX_leads_leads_DeletionId_AnswerDueRank_Id",
                table: "leads_leads");

            migrationBuilder.DropIndex(
                name: "IX_leads_leads_KnownContactId_DeletionId_DisplayNameKey_Id",
                table: "leads_leads");

            migrationBuilder.DropIndex(
                name: "IX_leads_leads_PartnerId_DeletionId_DisplayNameKey_Id",
                table: "leads_leads");

            migrationBuilder.DropIndex(
                name: "IX_contacts_accounts_LossReason_DeletionId_LostOn_OwnerId_Team~",
                table: "contacts_accounts");

            migrationBuilder.DropIndex(
                name: "IX_activities_activities_OpportunityId_DeletionId_At_Id",
                table: "activities_activities");

            migrationBuilder.DropIndex(
                name: "IX_access_users_PartnerId",
                table: "access_users");

            migrationBuilder.DropColumn(
                name: "FirstOpenedAt",
                table: "opportunities_quotes");

            migrationBuilder.DropColumn(
                name: "OpportunityId",
                table: "opportunities_quotes");

            migrationBuilder.DropColumn(
                name: "Options",
                table: "opportunities_products");

            migrationBuilder.DropColumn(
                name: "PriceGap",
                table: "opportunities_opportunities");

            migrationBuilder.DropColumn(
                name: "AcceptBy",
                table: "leads_leads");

            migrationBuilder.DropColumn(
                name: "AnswerDue",
                table: "leads_leads");

            migrationBuilder.DropColumn(
                name: "AnswerDueRank",
                table: "leads_leads");

            migrationBuilder.DropColumn(
                name: "Handoff",
                table: "leads_leads");

            migrationBuilder.DropColumn(
                name: "KnownContactId",
                table: "leads_leads");

            migrationBuilder.DropColumn(
                name: "MinutesSpent",
                table: "leads_leads");

            migrationBuilder.DropColumn(
                name: "MinutesSpentRank",
                table: "leads_leads");

            migrationBuilder.DropColumn(
                name: "PartnerId",
                table: "leads_leads");

            migrationBuilder.DropColumn(
                name: "PartnerState",
                table: "leads_leads");

            migrationBuilder.DropColumn(
                name: "PassedBy",
                table: "leads_leads");

            migrationBuilder.DropColumn(
                name: "OnlyAtWork",
                table: "leads_assignment_rules");

            migrationBuilder.DropColumn(
                name: "LossReason",
                table: "contacts_accounts");

            migrationBuilder.DropColumn(
                name: "LostOn",
                table: "contacts_accounts");

            migrationBuilder.DropColumn(
                name: "OpportunityId",
                table: "activities_activities");

            migrationBuilder.DropColumn(
                name: "PartnerId",
                table: "access_users");

            migrationBuilder.DropColumn(
                name: "Skills",
                table: "access_users");

            migrationBuilder.DropColumn(
                name: "SpokenLanguages",
                table: "access_users");

            migrationBuilder.DropColumn(
                name: "PartnerId",
                table: "access_invitations");
        }
    }
}
