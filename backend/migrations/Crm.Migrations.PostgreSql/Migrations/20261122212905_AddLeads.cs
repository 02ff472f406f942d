using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AddLeads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "leads_leads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DisplayName = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    Salutation = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    GivenName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    MiddleName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    FamilyName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Nickname = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    CompanyName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: true),
                    Emails = table.Column<string>(type: "text", nullable: false),
                    Phones = table.Column<string>(type: "text", nullable: false),
                    Addresses = table.Column<string>(type: "text", nullable: false),
                    Website = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Origin = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Campaign = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Interest = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Product = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Timing = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Message = table.Column<string>(type: "text", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    FirstResponseAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    NurtureUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    DisqualifiedReason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    DisqualifiedNote = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: true),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    Notes = table.Column<string>(type: "text", nullable: true),
                    BudgetRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    CampaignKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    CompanyNameKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    DisplayNameKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    FamilyNameKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    GivenNameKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    InterestKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    ProductKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    ReferenceKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    SourceKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    TitleKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    BudgetCurrency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    BudgetMinor = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DeletionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Custom = table.Column<string>(type: "text", nullable: false, defaultValue: "{}")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_leads", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_AccountId_DeletionId_DisplayNameKey_Id",
                table: "leads_leads",
                columns: new[] { "AccountId", "DeletionId", "DisplayNameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_ContactId_DeletionId_DisplayNameKey_Id",
                table: "leads_leads",
                columns: new[] { "ContactId", "DeletionId", "DisplayNameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_DeletedAt_Id",
                table: "leads_leads",
                columns: new[] { "DeletedAt", "Id" },
                filter: "\"DeletedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_DeletionId_BudgetRank_Id",
                table: "leads_leads",
                columns: new[] { "DeletionId", "BudgetRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_DeletionId_CompanyNameKey_Id",
                table: "leads_leads",
                columns: new[] { "DeletionId", "CompanyNameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_DeletionId_CreatedAt_Id",
                table: "leads_leads",
                columns: new[] { "DeletionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_DeletionId_DisplayNameKey_Id",
                table: "leads_leads",
                columns: new[] { "DeletionId", "DisplayNameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_DeletionId_UpdatedAt_Id",
                table: "leads_leads",
                columns: new[] { "DeletionId", "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_OwnerId_DeletionId_DisplayNameKey_Id",
                table: "leads_leads",
                columns: new[] { "OwnerId", "DeletionId", "DisplayNameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_OwnerId_DeletionId_Status",
                table: "leads_leads",
                columns: new[] { "OwnerId", "DeletionId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_TeamId_DeletionId_DisplayNameKey_Id",
                table: "leads_leads",
                columns: new[] { "TeamId", "DeletionId", "DisplayNameKey", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "leads_leads");
        }
    }
}
