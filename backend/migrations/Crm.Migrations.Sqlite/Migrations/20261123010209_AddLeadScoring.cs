using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddLeadScoring : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AssignedBy",
                table: "leads_leads",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AssignmentRule",
                table: "leads_leads",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Outcome",
                table: "leads_leads",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Score",
                table: "leads_leads",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ScoreRank",
                table: "leads_leads",
                type: "INTEGER",
                nullable: false,
                defaultValue: -9223372036854775808L);

            migrationBuilder.CreateTable(
                name: "leads_assignment_rules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Where = table.Column<string>(type: "TEXT", nullable: true),
                    Strategy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Members = table.Column<string>(type: "TEXT", nullable: false),
                    LastUserId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_assignment_rules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "leads_models",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RequestedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Converted = table.Column<int>(type: "INTEGER", nullable: false),
                    Disqualified = table.Column<int>(type: "INTEGER", nullable: false),
                    Quality = table.Column<string>(type: "TEXT", nullable: true),
                    Parameters = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_models", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "leads_score_rules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Where = table.Column<string>(type: "TEXT", nullable: false),
                    Points = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_score_rules", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_DeletionId_ScoreRank_Id",
                table: "leads_leads",
                columns: new[] { "DeletionId", "ScoreRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_models_Number",
                table: "leads_models",
                column: "Number",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "leads_assignment_rules");

            migrationBuilder.DropTable(
                name: "leads_models");

            migrationBuilder.DropTable(
                name: "leads_score_rules");

            migrationBuilder.DropIndex(
                name: "IX_leads_leads_DeletionId_ScoreRank_Id",
                table: "leads_leads");

            migrationBuilder.DropColumn(
                name: "AssignedBy",
                table: "leads_leads");

            migrationBuilder.DropColumn(
                name: "AssignmentRule",
                table: "leads_leads");

            migrationBuilder.DropColumn(
                name: "Outcome",
                table: "leads_leads");

            migrationBuilder.DropColumn(
                name: "Score",
                table: "leads_leads");

            migrationBuilder.DropColumn(
                name: "ScoreRank",
                table: "leads_leads");
        }
    }
}
