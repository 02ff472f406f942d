using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddOpportunitiesOfLeads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "OpportunityId",
                table: "leads_leads",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_OpportunityId_DeletionId_DisplayNameKey_Id",
                table: "leads_leads",
                columns: new[] { "OpportunityId", "DeletionId", "DisplayNameKey", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_leads_leads_OpportunityId_DeletionId_DisplayNameKey_Id",
                table: "leads_leads");

            migrationBuilder.DropColumn(
                name: "OpportunityId",
                table: "leads_leads");
        }
    }
}
