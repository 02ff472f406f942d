using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AddLeadsOfActivities : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "CreatedLeadId",
                table: "activities_messages",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "LeadId",
                table: "activities_activities",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "platform_portraits",
                columns: table => new
                {
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    ContentType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_portraits", x => x.RecordId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_activities_activities_LeadId_DeletionId_At_Id",
                table: "activities_activities",
                columns: new[] { "LeadId", "DeletionId", "At", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_portraits");

            migrationBuilder.DropIndex(
                name: "IX_activities_activities_LeadId_DeletionId_At_Id",
                table: "activities_activities");

            migrationBuilder.DropColumn(
                name: "CreatedLeadId",
                table: "activities_messages");

            migrationBuilder.DropColumn(
                name: "LeadId",
                table: "activities_activities");
        }
    }
}
