using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddOpportunities : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "opportunities_exchange_rates",
                columns: table => new
                {
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Millionths = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_exchange_rates", x => new { x.Currency, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "opportunities_opportunities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PipelineId = table.Column<Guid>(type: "TEXT", nullable: true),
                    StageId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    StageSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RotsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RecurringInterval = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Probability = table.Column<long>(type: "INTEGER", nullable: true),
                    ForecastCategory = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    EngagedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ExpectedCloseDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ProductId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    NextStep = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    LossReason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    CloseNote = table.Column<string>(type: "TEXT", nullable: true),
                    Competitors = table.Column<string>(type: "TEXT", nullable: false),
                    Members = table.Column<string>(type: "TEXT", nullable: false),
                    Steps = table.Column<string>(type: "TEXT", nullable: false),
                    Tags = table.Column<string>(type: "TEXT", nullable: false),
                    Notes = table.Column<string>(type: "TEXT", nullable: true),
                    SettledStageId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CompanyMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    WeightedMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    CycleDays = table.Column<long>(type: "INTEGER", nullable: true),
                    PlaybookShare = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosePeriod = table.Column<int>(type: "INTEGER", nullable: false),
                    AmountRank = table.Column<long>(type: "INTEGER", nullable: false, defaultValue: -9223372036854775808L),
                    ClosedOnRank = table.Column<long>(type: "INTEGER", nullable: false, defaultValue: -9223372036854775808L),
                    CompanyAmountRank = table.Column<long>(type: "INTEGER", nullable: false, defaultValue: -9223372036854775808L),
                    CompetitorOfferRank = table.Column<long>(type: "INTEGER", nullable: false, defaultValue: -9223372036854775808L),
                    ExpectedCloseDateRank = table.Column<long>(type: "INTEGER", nullable: false, defaultValue: -9223372036854775808L),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    NextStepKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    ProbabilityRank = table.Column<long>(type: "INTEGER", nullable: false, defaultValue: -9223372036854775808L),
                    RecurringAmountRank = table.Column<long>(type: "INTEGER", nullable: false, defaultValue: -9223372036854775808L),
                    SourceKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    AmountCurrency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    AmountMinor = table.Column<long>(type: "INTEGER", nullable: true),
                    CompanyAmountCurrency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    CompanyAmountMinor = table.Column<long>(type: "INTEGER", nullable: true),
                    CompetitorOfferCurrency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    CompetitorOfferMinor = table.Column<long>(type: "INTEGER", nullable: true),
                    RecurringAmountCurrency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    RecurringAmountMinor = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeletionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Custom = table.Column<string>(type: "TEXT", nullable: false, defaultValue: "{}")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_opportunities", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_pipelines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    IsDefault = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsRetired = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_pipelines", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_stage_visits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpportunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromStageId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    LeftAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Seconds = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_stage_visits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_stages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PipelineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Probability = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RequiredFields = table.Column<string>(type: "TEXT", nullable: false),
                    ExitCriteria = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    RottingDays = table.Column<int>(type: "INTEGER", nullable: true),
                    Steps = table.Column<string>(type: "TEXT", nullable: false),
                    IsRetired = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_stages", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_opportunities_AccountId_DeletionId_ExpectedCloseDateRank_Id",
                table: "opportunities_opportunities",
                columns: new[] { "AccountId", "DeletionId", "ExpectedCloseDateRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_opportunities_ContactId_DeletionId_ExpectedCloseDateRank_Id",
                table: "opportunities_opportunities",
                columns: new[] { "ContactId", "DeletionId", "ExpectedCloseDateRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_opportunities_DeletedAt_Id",
                table: "opportunities_opportunities",
                columns: new[] { "DeletedAt", "Id" },
                filter: "\"DeletedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_opportunities_DeletionId_ClosedOnRank_Id",
                table: "opportunities_opportunities",
                columns: new[] { "DeletionId", "ClosedOnRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_opportunities_DeletionId_CompanyAmountRank_Id",
                table: "opportunities_opportunities",
                columns: new[] { "DeletionId", "CompanyAmountRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_opportunities_DeletionId_CreatedAt_Id",
                table: "opportunities_opportunities",
                columns: new[] { "DeletionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_opportunities_DeletionId_ExpectedCloseDateRank_Id",
                table: "opportunities_opportunities",
                columns: new[] { "DeletionId", "ExpectedCloseDateRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_opportunities_DeletionId_NameKey_Id",
                table: "opportunities_opportunities",
                columns: new[] { "DeletionId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_opportunities_DeletionId_ProbabilityRank_Id",
                table: "opportunities_opportunities",
                columns: new[] { "DeletionId", "ProbabilityRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_opportunities_DeletionId_UpdatedAt_Id",
                table: "opportunities_opportunities",
                columns: new[] { "DeletionId", "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_opportunities_OwnerId_DeletionId_ExpectedCloseDateRank_Id",
                table: "opportunities_opportunities",
                columns: new[] { "OwnerId", "DeletionId", "ExpectedCloseDateRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_opportunities_PipelineId_DeletionId_ExpectedCloseDateRank_Id",
                table: "opportunities_opportunities",
                columns: new[] { "PipelineId", "DeletionId", "ExpectedCloseDateRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_opportunities_PipelineId_Status_DeletionId_CycleDays",
                table: "opportunities_opportunities",
                columns: new[] { "PipelineId", "Status", "DeletionId", "CycleDays" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_opportunities_ProductId_DeletionId_ExpectedCloseDateRank_Id",
                table: "opportunities_opportunities",
                columns: new[] { "ProductId", "DeletionId", "ExpectedCloseDateRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_opportunities_StageId_DeletionId_ExpectedCloseDateRank_Id",
                table: "opportunities_opportunities",
                columns: new[] { "StageId", "DeletionId", "ExpectedCloseDateRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_opportunities_Status_DeletionId_ExpectedCloseDateRank_Id",
                table: "opportunities_opportunities",
                columns: new[] { "Status", "DeletionId", "ExpectedCloseDateRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_opportunities_TeamId_DeletionId_ExpectedCloseDateRank_Id",
                table: "opportunities_opportunities",
                columns: new[] { "TeamId", "DeletionId", "ExpectedCloseDateRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_pipelines_NameKey",
                table: "opportunities_pipelines",
                column: "NameKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_stage_visits_OpportunityId_LeftAt",
                table: "opportunities_stage_visits",
                columns: new[] { "OpportunityId", "LeftAt" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_stage_visits_StageId_Seconds",
                table: "opportunities_stage_visits",
                columns: new[] { "StageId", "Seconds" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_stages_PipelineId",
                table: "opportunities_stages",
                column: "PipelineId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "opportunities_exchange_rates");

            migrationBuilder.DropTable(
                name: "opportunities_opportunities");

            migrationBuilder.DropTable(
                name: "opportunities_pipelines");

            migrationBuilder.DropTable(
                name: "opportunities_stage_visits");

            migrationBuilder.DropTable(
                name: "opportunities_stages");
        }
    }
}
