using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.Sqlite.Migrations
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Salutation = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    GivenName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    MiddleName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    FamilyName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Nickname = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    CompanyName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    Emails = table.Column<string>(type: "TEXT", nullable: false),
                    Phones = table.Column<string>(type: "TEXT", nullable: false),
                    Addresses = table.Column<string>(type: "TEXT", nullable: false),
                    Website = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Campaign = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Interest = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Product = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Timing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Message = table.Column<string>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    FirstResponseAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    NurtureUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DisqualifiedReason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    DisqualifiedNote = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Tags = table.Column<string>(type: "TEXT", nullable: false),
                    Notes = table.Column<string>(type: "TEXT", nullable: true),
                    BudgetRank = table.Column<long>(type: "INTEGER", nullable: false, defaultValue: -9223372036854775808L),
                    CampaignKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    CompanyNameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    DisplayNameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    FamilyNameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    GivenNameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    InterestKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    ProductKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    ReferenceKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    SourceKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    TitleKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: "", collation: "BINARY"),
                    BudgetCurrency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    BudgetMinor = table.Column<long>(type: "INTEGER", nullable: true),
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
