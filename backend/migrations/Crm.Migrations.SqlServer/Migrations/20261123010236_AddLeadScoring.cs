using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.SqlServer.Migrations
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
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AssignmentRule",
                table: "leads_leads",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Outcome",
                table: "leads_leads",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Score",
                table: "leads_leads",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ScoreRank",
                table: "leads_leads",
                type: "bigint",
                nullable: false,
                defaultValue: -9223372036854775808L);

            migrationBuilder.CreateTable(
                name: "leads_assignment_rules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Where = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Strategy = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Members = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    LastUserId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_assignment_rules", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "leads_models",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RequestedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Converted = table.Column<int>(type: "int", nullable: false),
                    Disqualified = table.Column<int>(type: "int", nullable: false),
                    Quality = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Parameters = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_models", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "leads_score_rules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Where = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Points = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_score_rules", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
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
