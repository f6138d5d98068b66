-- Every type of MySQL and MariaDB with odd values, what SQLite has not, and two views.
create table par(id bigint unsigned auto_increment primary key, code varchar(10) not null unique, en enum('a','b,c','it''s'));
insert into par values (5,'x','a'),(9,'y ','it''s');
insert into par values (10,'z','bogus');
create table types(
 a tinyint(1), b int(10) unsigned zerofill, c bigint unsigned, d decimal(15,4), e decimal(65,30), f float, g double,
 h bit(7), i bit(64), j char(5), k varchar(50), l tinytext, m binary(4), n varbinary(30), o longblob,
 p date, q time(3), r datetime(6), s timestamp null, t year, u set('p','q'), v json, w point,
 x int as (b + 1), y decimal(10,2) as (d * 2) stored, z varchar(60) as (concat(k,'!')) virtual,
 aa varchar(20) character set latin1, ab int default 7 comment 'seven', ac datetime default current_timestamp on update current_timestamp,
 ad varchar(5) default 'it''s', ae bit(3) default b'101', par bigint unsigned,
 key (k(5)), key pp (p desc, q), unique key uu (c), fulltext key ft (k), foreign key (par) references par(id) on delete cascade) comment 'c';
insert into types (a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,aa,par) values
 (1,42,18446744073709551615,12345678901.2345,12345678901234567890123456789012345.123456789012345678901234567890,16777216,1e308,127,18446744073709551615,'ab','tail ','\\N','\0\1','\0\xff','x','0000-00-00','-838:59:59.000','2024-02-29 23:59:59.999999','1970-01-01 00:00:01',1901,'p,q','{"b": 1.10, "a": [null]}',st_geomfromtext('POINT(1 2)'),'é',5),
 (0,0,0,-0.0001,0,1.1,-2.5e-320,0,0,'','',null,'','','','9999-12-31','838:59:59','1000-01-01 00:00:00','2038-01-19 03:14:07',0,'','[]',null,'',null),
 (null,null,9223372036854775808,null,null,null,null,null,null,null,'日本🦆\n\t\\',null,null,null,null,null,null,null,null,null,null,null,null,null,9);
create view v as select p.id, concat(p.code, ':', t.k) as label, if(t.a, 'yes', 'no') as yes from par p join types t on t.par = p.id where t.b > 0;
create view w as select par.code, count(*) as n from par group by par.code having count(*) > 0;
