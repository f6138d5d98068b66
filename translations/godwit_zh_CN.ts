<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>This project has not run yet</source>
        <translation>此项目尚未运行</translation>
    </message>
    <message>
        <source>Rows that verification finds different stand here, both sides beside each other.</source>
        <translation>校验发现不一致的行会显示在此处，两侧并排。</translation>
    </message>
    <message>
        <source>The differences were counted, not kept</source>
        <translation>差异只做了计数，未保留明细</translation>
    </message>
    <message>
        <source>Verification found %1 differing rows. Verify again to see which they are.</source>
        <translation>校验发现 %1 个不一致的行。请重新校验以查看明细。</translation>
    </message>
    <message>
        <source>This run did not verify</source>
        <translation>此次运行未做校验</translation>
    </message>
    <message>
        <source>Switch on the step Verification in the settings, or verify on the tab Verification, to have every row compared.</source>
        <translation>请在设置中打开“校验”步骤，或在“校验”页签中执行校验，以比较每一行。</translation>
    </message>
    <message>
        <source>No differences so far</source>
        <translation>目前没有差异</translation>
    </message>
    <message>
        <source>Rows are compared after the copy. Those that differ stand here, both sides beside each other.</source>
        <translation>复制完成后会比较各行，不一致的行会显示在此处，两侧并排。</translation>
    </message>
    <message>
        <source>No differences</source>
        <translation>没有差异</translation>
    </message>
    <message>
        <source>Verification found no differing row in what it compared.</source>
        <translation>校验在所比较的内容中未发现不一致的行。</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Godwit</source>
        <translation>关于 Godwit</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2</source>
        <translation>版本 %1，Qt %2</translation>
    </message>
    <message>
        <source>Godwit&apos;s own source is under the Apache License 2.0. This program as a whole is under the GNU General Public License, version 3, because it links Qt Charts, which is under that licence. There is no warranty.</source>
        <translation>Godwit 自身的源代码采用 Apache License 2.0 许可。由于程序链接了采用 GNU General Public License 第 3 版的 Qt Charts，整个程序以该许可证发布。不提供任何担保。</translation>
    </message>
    <message>
        <source>Built on Qt, MariaDB Connector/C, SQLite, xxHash, nlohmann/json, tl::expected and QtKeychain.</source>
        <translation>基于 Qt、MariaDB Connector/C、SQLite、xxHash、nlohmann/json、tl::expected 和 QtKeychain 构建。</translation>
    </message>
    <message>
        <source>A workbench to migrate and synchronize databases, and to prove that nothing was lost.</source>
        <translation>用于迁移和同步数据库，并证明数据没有丢失的工作台。</translation>
    </message>
</context>
<context>
    <name>AlertModel</name>
    <message>
        <source>Acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Passed %1</source>
        <translation>已于 %1 消除</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Fatal</source>
        <translation>致命</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>The run failed.</source>
        <translation>运行失败。</translation>
    </message>
    <message>
        <source>An object failed.</source>
        <translation>有对象失败。</translation>
    </message>
    <message>
        <source>The destination refused rows.</source>
        <translation>目标端拒绝了部分行。</translation>
    </message>
    <message>
        <source>Source and destination differ.</source>
        <translation>源端与目标端存在差异。</translation>
    </message>
    <message>
        <source>Not everything is proven.</source>
        <translation>部分内容未证实一致。</translation>
    </message>
    <message>
        <source>Nothing moved for a while.</source>
        <translation>已有一段时间没有进展。</translation>
    </message>
    <message>
        <source>The run takes far longer than estimated.</source>
        <translation>运行时间远超预估。</translation>
    </message>
    <message>
        <source>Connections were lost again and again.</source>
        <translation>连接反复断开。</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>AlertsPage</name>
    <message>
        <source>Only what is not ac&amp;knowledged</source>
        <translation>仅未确认的(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>确认(&amp;A)</translation>
    </message>
    <message>
        <source>Acknowledge a&amp;ll shown</source>
        <translation>全部确认所示告警(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Go to the project</source>
        <translation>转到项目(&amp;G)</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Every level</source>
        <translation>所有级别</translation>
    </message>
    <message>
        <source>Warnings and worse</source>
        <translation>警告及以上</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>仅错误</translation>
    </message>
    <message>
        <source>Every project</source>
        <translation>所有项目</translation>
    </message>
    <message>
        <source>Le&amp;vel:</source>
        <translation>级别(&amp;V)：</translation>
    </message>
    <message>
        <source>P&amp;roject:</source>
        <translation>项目(&amp;R)：</translation>
    </message>
    <message>
        <source>The alerts were not acknowledged</source>
        <translation>告警未能确认</translation>
    </message>
    <message>
        <source>No alert matches</source>
        <translation>没有匹配的告警</translation>
    </message>
    <message>
        <source>Choose another level or project.</source>
        <translation>请选择其他级别或项目。</translation>
    </message>
    <message>
        <source>All quiet</source>
        <translation>一切正常</translation>
    </message>
    <message>
        <source>Failures, stalls and what crosses a threshold stand here, for every project.</source>
        <translation>所有项目的失败、停滞以及超过阈值的情况都会显示在这里。</translation>
    </message>
</context>
<context>
    <name>BusyIndicator</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>CellModel</name>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>(no such row)</source>
        <translation>（无此行）</translation>
    </message>
    <message>
        <source>An empty text</source>
        <translation>空文本</translation>
    </message>
    <message>
        <source>No value: NULL</source>
        <translation>没有值：NULL</translation>
    </message>
    <message>
        <source>This side has no such row</source>
        <translation>这一侧没有此行</translation>
    </message>
    <message>
        <source>Part of the key</source>
        <translation>键的一部分</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源端</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目标端</translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message>
        <source>Close Godwit</source>
        <translation>关闭 Godwit</translation>
    </message>
    <message numerus="yes">
        <source>%n project(s) are still running</source>
        <translation>
            <numerusform>还有 %n 个项目正在运行</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep running in the background</source>
        <translation>在后台继续运行(&amp;K)</translation>
    </message>
    <message>
        <source>The window closes, Godwit ends when the work is done. Starting Godwit again shows how it stands.</source>
        <translation>窗口关闭，Godwit 在工作完成后退出。再次启动 Godwit 可查看进展。</translation>
    </message>
    <message>
        <source>&amp;Pause and quit</source>
        <translation>暂停并退出(&amp;P)</translation>
    </message>
    <message>
        <source>What is copied stays. Each project can be resumed where it stopped.</source>
        <translation>已复制的内容会保留。每个项目都可以从停止处恢复。</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>不关闭(&amp;S)</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message numerus="yes">
        <source>This starts %n project(s).</source>
        <translation>
            <numerusform>将启动 %n 个项目。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This pauses %n project(s). What is copied stays, and each can be resumed where it stopped.</source>
        <translation>
            <numerusform>将暂停 %n 个项目。已复制的内容会保留，每个项目都可以从停止处恢复。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This resumes %n project(s) where each stopped.</source>
        <translation>
            <numerusform>将从各自的停止处恢复 %n 个项目。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This removes Godwit&apos;s own marks of %n project(s) from the destination. The copied tables stay. An unfinished run cannot be resumed any more; only started again.</source>
        <translation>
            <numerusform>将从目标端删除 Godwit 为 %n 个项目留下的标记。已复制的表会保留。未完成的运行将无法恢复，只能重新启动。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This destroys %n project(s): the objects and options chosen, the history of runs, their differences and reports. The databases on both sides stay as they are. It cannot be undone.</source>
        <translation>
            <numerusform>将销毁 %n 个项目：所选的对象和选项、运行历史及其差异和报告。两端的数据库保持不变。此操作无法撤销。</numerusform>
        </translation>
    </message>
    <message>
        <source>Start projects</source>
        <translation>启动项目</translation>
    </message>
    <message>
        <source>Pause projects</source>
        <translation>暂停项目</translation>
    </message>
    <message>
        <source>Resume projects</source>
        <translation>恢复项目</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>%n other selected project(s) are left alone.</source>
        <translation>
            <numerusform>另外 %n 个选中的项目不受影响。</numerusform>
        </translation>
    </message>
    <message>
        <source>Projects concerned</source>
        <translation>涉及的项目</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <translation>%1（%2，%3）</translation>
    </message>
    <message>
        <source>Type &amp;delete to go on:</source>
        <translation>输入 delete 以继续(&amp;D)：</translation>
    </message>
    <message>
        <source>Type the project&apos;s &amp;name to go on:</source>
        <translation>输入项目名称以继续(&amp;N)：</translation>
    </message>
</context>
<context>
    <name>ConnectionFindings</name>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Character set</source>
        <translation>字符集</translation>
    </message>
    <message>
        <source>Collation</source>
        <translation>排序规则</translation>
    </message>
    <message>
        <source>sql_mode</source>
        <translation>sql_mode</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>none: this connection can be read on its way</source>
        <translation>无：此连接的内容在传输途中可被读取</translation>
    </message>
    <message>
        <source>TLS, %1</source>
        <translation>TLS，%1</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>agrees with this machine&apos;s</source>
        <translation>与本机一致</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) ahead of this machine&apos;s</source>
        <translation>
            <numerusform>比本机快 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) behind this machine&apos;s</source>
        <translation>
            <numerusform>比本机慢 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Set both clocks by a time server (NTP).</source>
        <translation>请用时间服务器（NTP）校准两端的时钟。</translation>
    </message>
    <message>
        <source>Binary log</source>
        <translation>二进制日志</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>on, format %1</source>
        <translation>开启，格式 %1</translation>
    </message>
    <message>
        <source>row image %1</source>
        <translation>行镜像 %1</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>位点 %1</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Privileges held</source>
        <translation>已有权限</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>exists, read only</source>
        <translation>存在，只读</translation>
    </message>
    <message>
        <source>exists</source>
        <translation>存在</translation>
    </message>
    <message>
        <source>does not exist yet; it is made when it is first written</source>
        <translation>尚不存在；首次写入时创建</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>As a source</source>
        <translation>作为源端</translation>
    </message>
    <message>
        <source>As a destination</source>
        <translation>作为目标端</translation>
    </message>
    <message>
        <source>For changes</source>
        <translation>用于增量</translation>
    </message>
</context>
<context>
    <name>ConnectionReport</name>
    <message>
        <source>Test shows which server answers, how it is set up, and what the account may do there. Nothing is written.</source>
        <translation>测试会显示响应的服务器、其配置以及账号在其中的权限。不会写入任何内容。</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>正在连接 %1…</translation>
    </message>
    <message>
        <source>What the test found</source>
        <translation>测试结果</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>复制：%1</translation>
    </message>
</context>
<context>
    <name>ConnectionString</name>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>引号未闭合。</translation>
    </message>
    <message>
        <source>This names neither a host (-h) nor a user (-u). Paste a line such as obclient -h10.0.0.5 -P2883 -uroot@tenant#cluster -p</source>
        <translation>其中既没有主机（-h）也没有用户（-u）。请粘贴类似 obclient -h10.0.0.5 -P2883 -uroot@tenant#cluster -p 的命令行</translation>
    </message>
</context>
<context>
    <name>CsvProblemModel</name>
    <message>
        <source>Line</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元格</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>DataSourceDetails</name>
    <message>
        <source>Select a data source to see its details.</source>
        <translation>选择一个数据源以查看详情。</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>生产环境</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>使用者</translation>
    </message>
    <message>
        <source>no project</source>
        <translation>没有项目</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>租户</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Password from</source>
        <translation>密码来源</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>DataSourceDialog</name>
    <message>
        <source>New data source</source>
        <translation>新建数据源</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Re&amp;marks:</source>
        <translation>备注(&amp;M)：</translation>
    </message>
    <message>
        <source>Keep passwords in the desktop&apos;s ke&amp;yring</source>
        <translation>将密码保存在桌面密钥环中(&amp;Y)</translation>
    </message>
    <message>
        <source>No keyring answers on this desktop: Godwit keeps passwords in memory only, until it ends, and asks for them the next time.</source>
        <translation>此桌面没有可用的密钥环：Godwit 只在退出前将密码保留在内存中，下次会再次询问。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>shop-orders</source>
        <translation>shop-orders</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Production: colour the frame of windows that can reach it</source>
        <translation>生产环境：为能访问它的窗口边框着色</translation>
    </message>
    <message>
        <source>UR&amp;L:</source>
        <translation>URL(&amp;L)：</translation>
    </message>
    <message>
        <source>K&amp;ind:</source>
        <translation>类型(&amp;I)：</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>测试连接(&amp;T)</translation>
    </message>
    <message>
        <source>Edit the data source %1</source>
        <translation>编辑数据源 %1</translation>
    </message>
    <message>
        <source>The kind cannot be changed; create another data source instead.</source>
        <translation>类型无法更改；请另建一个数据源。</translation>
    </message>
    <message>
        <source>This version of Godwit cannot connect to %1 yet. The data source can be stored, and projects that use it can be submitted to an OMS server.</source>
        <translation>此版本的 Godwit 尚不能连接 %1。数据源可以保存，使用它的项目可以提交到 OMS 服务器。</translation>
    </message>
    <message>
        <source>There is a data source “%1” already.</source>
        <translation>已存在名为“%1”的数据源。</translation>
    </message>
    <message>
        <source>Remarks have at most %1 characters.</source>
        <translation>备注最多 %1 个字符。</translation>
    </message>
</context>
<context>
    <name>DataSourceModel</name>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>生产环境</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Host or file</source>
        <translation>主机或文件</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
</context>
<context>
    <name>DataSourcesPage</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>&amp;New data source…</source>
        <translation>新建数据源(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>测试(&amp;T)</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>复制(&amp;O)</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Data sources</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>Search data sources</source>
        <translation>搜索数据源</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>No data sources yet</source>
        <translation>还没有数据源</translation>
    </message>
    <message>
        <source>A data source is a database, a file or a message queue that projects read from or write to.</source>
        <translation>数据源是项目读取或写入的数据库、文件或消息队列。</translation>
    </message>
    <message>
        <source>Connect a data source…</source>
        <translation>连接数据源…</translation>
    </message>
    <message>
        <source>No data source is like that</source>
        <translation>没有匹配的数据源</translation>
    </message>
    <message>
        <source>Search for something else, or choose another kind.</source>
        <translation>请搜索其他内容，或选择其他类型。</translation>
    </message>
    <message>
        <source>The data source was not copied</source>
        <translation>数据源未能复制</translation>
    </message>
    <message>
        <source>The data source “%1” was not deleted</source>
        <translation>数据源“%1”未能删除</translation>
    </message>
    <message>
        <source>Delete a data source</source>
        <translation>删除数据源</translation>
    </message>
    <message>
        <source>Delete the data source “%1” and its password? What it connects to is not touched.</source>
        <translation>删除数据源“%1”及其密码？它所连接的对象不受影响。</translation>
    </message>
    <message>
        <source>&amp;Delete it</source>
        <translation>删除(&amp;D)</translation>
    </message>
</context>
<context>
    <name>DdlView</name>
    <message>
        <source>Tables and views</source>
        <translation>表和视图</translation>
    </message>
    <message>
        <source>At the source</source>
        <translation>在源端</translation>
    </message>
    <message>
        <source>At the destination</source>
        <translation>在目标端</translation>
    </message>
</context>
<context>
    <name>DifferenceDetails</name>
    <message>
        <source>%1, a row without a key</source>
        <translation>%1，无键的行</translation>
    </message>
    <message numerus="yes">
        <source>%n equal rows</source>
        <translation>
            <numerusform>%n 个相同的行</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Whole value…</source>
        <translation>完整的值(&amp;W)…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Both rows beside each other, column by column</source>
        <translation>两侧的行逐列并排显示</translation>
    </message>
    <message>
        <source>Statement that repairs this row</source>
        <translation>修复此行的语句</translation>
    </message>
    <message>
        <source>Copy the repair statement</source>
        <translation>复制修复语句</translation>
    </message>
    <message>
        <source>Repair statement</source>
        <translation>修复语句</translation>
    </message>
    <message>
        <source>No row is chosen</source>
        <translation>未选择任何行</translation>
    </message>
    <message>
        <source>Only columns that the destination computes itself differ.</source>
        <translation>只有目标端自行计算的列不同。</translation>
    </message>
    <message>
        <source>The statement has %1 bytes; copying takes all of it.</source>
        <translation>该语句有 %1 字节；复制时会复制全部内容。</translation>
    </message>
    <message>
        <source>Only what &amp;differs</source>
        <translation>仅显示不同处(&amp;D)</translation>
    </message>
</context>
<context>
    <name>DifferenceFilterBar</name>
    <message>
        <source>Differences of which table</source>
        <translation>哪个表的差异</translation>
    </message>
    <message>
        <source>All tables</source>
        <translation>所有表</translation>
    </message>
    <message>
        <source>Which kind of differences</source>
        <translation>哪类差异</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>In which state</source>
        <translation>处于哪种状态</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>所有状态</translation>
    </message>
    <message>
        <source>Search keys</source>
        <translation>搜索键</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>DifferenceModel</name>
    <message>
        <source>%1 equal rows</source>
        <translation>%1 个相同的行</translation>
    </message>
    <message>
        <source>The whole row</source>
        <translation>整行</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>(no key)</source>
        <translation>（无键）</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Differs in</source>
        <translation>不同的列</translation>
    </message>
</context>
<context>
    <name>DifferencePanel</name>
    <message>
        <source>%1 only in the source · %2 only in the destination · %3 different</source>
        <translation>仅源端 %1 · 仅目标端 %2 · 不同 %3</translation>
    </message>
    <message>
        <source>R&amp;epair…</source>
        <translation>修复(&amp;E)…</translation>
    </message>
    <message>
        <source>Rows that differ</source>
        <translation>不一致的行</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>待处理 %1</translation>
    </message>
    <message>
        <source>%1 repaired</source>
        <translation>已修复 %1</translation>
    </message>
    <message>
        <source>%1 changed meanwhile</source>
        <translation>期间被更改 %1</translation>
    </message>
    <message>
        <source>%1 not repaired</source>
        <translation>未能修复 %1</translation>
    </message>
    <message>
        <source>Every difference has been repaired.</source>
        <translation>所有差异均已修复。</translation>
    </message>
    <message>
        <source>%1 differences were found, and %2 of them are kept here. Repair these, then verify again to see the rest.</source>
        <translation>共发现 %1 处差异，此处保留了其中 %2 处。请先修复这些差异，再重新校验以查看其余差异。</translation>
    </message>
    <message>
        <source>No difference matches</source>
        <translation>没有匹配的差异</translation>
    </message>
    <message>
        <source>Choose fewer filters, or empty the search.</source>
        <translation>请减少筛选条件，或清空搜索。</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>正在复制…</translation>
    </message>
    <message>
        <source>The first %1 of %2 rows are listed. Choose a table or a kind to see others.</source>
        <translation>仅列出 %2 行中的前 %1 行。选择一个表或类型以查看其他行。</translation>
    </message>
</context>
<context>
    <name>DifferenceText</name>
    <message>
        <source>Only in the source</source>
        <translation>仅在源端</translation>
    </message>
    <message>
        <source>Only in the destination</source>
        <translation>仅在目标端</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>Changed meanwhile</source>
        <translation>期间被更改</translation>
    </message>
    <message>
        <source>Not repaired</source>
        <translation>未能修复</translation>
    </message>
</context>
<context>
    <name>DifferenceView</name>
    <message>
        <source>This project has not been saved yet: there is nothing to compare it with.</source>
        <translation>此项目尚未保存，没有可比较的版本。</translation>
    </message>
    <message>
        <source>Nothing was changed since the last save.</source>
        <translation>自上次保存以来没有更改。</translation>
    </message>
    <message numerus="yes">
        <source>⋯ %n equal line(s)</source>
        <translation>
            <numerusform>⋯ %n 行相同</numerusform>
        </translation>
    </message>
    <message>
        <source>⋯ and more; Export has it all</source>
        <translation>⋯ 还有更多；完整内容请导出查看</translation>
    </message>
</context>
<context>
    <name>DryRunPage</name>
    <message>
        <source>Conversions</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>Prechecks</source>
        <translation>预检查</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>&amp;Plan again</source>
        <translation>重新规划(&amp;P)</translation>
    </message>
    <message>
        <source>Search objects</source>
        <translation>搜索对象</translation>
    </message>
    <message>
        <source>Objects shown</source>
        <translation>显示的对象</translation>
    </message>
    <message>
        <source>All objects</source>
        <translation>所有对象</translation>
    </message>
    <message>
        <source>Those that go</source>
        <translation>参与传输的</translation>
    </message>
    <message>
        <source>Those left out</source>
        <translation>被排除的</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Looking at both data sources…</source>
        <translation>正在检查两端数据源…</translation>
    </message>
    <message>
        <source>%1 of %2 objects go.</source>
        <translation>%2 个对象中有 %1 个参与传输。</translation>
    </message>
    <message>
        <source>About %1 rows, %2; it takes %3 to %4.</source>
        <translation>约 %1 行，%2；预计耗时 %3 至 %4。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>语句</translation>
    </message>
    <message>
        <source>No plan has been made yet.</source>
        <translation>尚未生成计划。</translation>
    </message>
    <message>
        <source>The project has changed since: plan again.</source>
        <translation>项目已更改，请重新规划。</translation>
    </message>
    <message>
        <source>It would not start: see Prechecks and Problems.</source>
        <translation>项目无法启动：请查看“预检查”和“问题”。</translation>
    </message>
    <message>
        <source>Nothing stands in its way.</source>
        <translation>没有阻碍，可以启动。</translation>
    </message>
</context>
<context>
    <name>EndpointModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 – production</source>
        <translation>%1 – 生产环境</translation>
    </message>
    <message>
        <source>%1 (not in this home)</source>
        <translation>%1（不在此主目录中）</translation>
    </message>
</context>
<context>
    <name>EndpointPanel</name>
    <message>
        <source>New data source…</source>
        <translation>新建数据源…</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>源端(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Destination</source>
        <translation>目标端(&amp;D)</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源端</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目标端</translation>
    </message>
    <message>
        <source>Choose a data source</source>
        <translation>选择数据源</translation>
    </message>
    <message>
        <source>New data source as the source</source>
        <translation>新建数据源作为源端</translation>
    </message>
    <message>
        <source>New data source as the destination</source>
        <translation>新建数据源作为目标端</translation>
    </message>
    <message>
        <source>Test the source</source>
        <translation>测试源端</translation>
    </message>
    <message>
        <source>Test the destination</source>
        <translation>测试目标端</translation>
    </message>
    <message>
        <source>Choose where the data comes from.</source>
        <translation>选择数据从哪里来。</translation>
    </message>
    <message>
        <source>Choose where the data goes to.</source>
        <translation>选择数据到哪里去。</translation>
    </message>
    <message>
        <source>This home has no such data source. Choose one of yours to run the project here; for an OMS server it may stay as it is.</source>
        <translation>此主目录中没有该数据源。要在本机运行项目，请选择已有的数据源；若提交到 OMS 服务器，可保持不变。</translation>
    </message>
    <message>
        <source>Nothing is migrated out of a message queue: choose a database.</source>
        <translation>不能从消息队列迁出数据：请选择数据库。</translation>
    </message>
    <message>
        <source>This version of Godwit cannot connect to %1. The project can be exported and run by an OMS server.</source>
        <translation>此版本的 Godwit 不能连接 %1。可以导出项目，由 OMS 服务器运行。</translation>
    </message>
    <message>
        <source>Source and destination are the same file.</source>
        <translation>源端和目标端是同一个文件。</translation>
    </message>
    <message>
        <source>Source and destination are the same server: give the databases other names at the destination.</source>
        <translation>源端和目标端是同一台服务器：请在目标端为数据库另取名称。</translation>
    </message>
    <message>
        <source>“%1” is marked as production: this project writes to it.</source>
        <translation>“%1”已标记为生产环境：此项目会向其写入。</translation>
    </message>
</context>
<context>
    <name>EndpointsPage</name>
    <message>
        <source>&amp;Migration to a database</source>
        <translation>迁移到数据库(&amp;M)</translation>
    </message>
    <message>
        <source>S&amp;ynchronisation to a message queue</source>
        <translation>同步到消息队列(&amp;Y)</translation>
    </message>
    <message>
        <source>shop-to-archive</source>
        <translation>shop-to-archive</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Words to find the project by, separated by commas: at most %1, each with 1 to %2 characters. They stay in this home.</source>
        <translation>用于查找项目的词，以逗号分隔：最多 %1 个，每个 1 到 %2 个字符。仅保存在此主目录中。</translation>
    </message>
    <message>
        <source>Project &amp;name:</source>
        <translation>项目名称(&amp;N)：</translation>
    </message>
    <message>
        <source>Type:</source>
        <translation>类型：</translation>
    </message>
    <message>
        <source>Ta&amp;gs:</source>
        <translation>标签(&amp;G)：</translation>
    </message>
    <message>
        <source>Source and destination</source>
        <translation>源端和目标端</translation>
    </message>
    <message>
        <source>Where the data comes from, where it goes to, and what the project is called.</source>
        <translation>数据从哪里来、到哪里去，以及项目的名称。</translation>
    </message>
    <message>
        <source>Give the project a name.</source>
        <translation>请填写项目名称。</translation>
    </message>
    <message>
        <source>The name has %1 characters; at most %2 are possible.</source>
        <translation>名称有 %1 个字符；最多允许 %2 个。</translation>
    </message>
    <message>
        <source>A name holds no spaces: use - or _ between words.</source>
        <translation>名称不能含空格：请在单词之间使用 - 或 _。</translation>
    </message>
    <message>
        <source>Another project has this name. Saving asks whether to replace it.</source>
        <translation>已有同名项目。保存时会询问是否替换。</translation>
    </message>
    <message>
        <source>Another project has this name: choose a different one before saving.</source>
        <translation>已有同名项目：请换一个名称再保存。</translation>
    </message>
    <message>
        <source>The destination is a database: that is a migration.</source>
        <translation>目标端是数据库：属于迁移。</translation>
    </message>
    <message>
        <source>The destination is a message queue: that is a synchronisation.</source>
        <translation>目标端是消息队列：属于同步。</translation>
    </message>
    <message>
        <source>Choose where the data comes from.</source>
        <translation>选择数据从哪里来。</translation>
    </message>
    <message>
        <source>Choose where the data goes to.</source>
        <translation>选择数据到哪里去。</translation>
    </message>
</context>
<context>
    <name>ErrorPanel</name>
    <message>
        <source>&amp;Details</source>
        <translation>详情(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Copy details</source>
        <translation>复制详情(&amp;C)</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation>错误详情</translation>
    </message>
    <message numerus="yes">
        <source>And %n more, see the details.</source>
        <translation>
            <numerusform>另有 %n 个错误，请查看详情。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>This cannot be done as it was asked for.</source>
        <translation>无法按要求执行。</translation>
    </message>
    <message>
        <source>The file is not JSON.</source>
        <translation>文件不是 JSON。</translation>
    </message>
    <message>
        <source>Something required is missing.</source>
        <translation>缺少必需的内容。</translation>
    </message>
    <message>
        <source>A field holds the wrong kind of value.</source>
        <translation>字段值的类型不正确。</translation>
    </message>
    <message>
        <source>A field holds a value that does not exist.</source>
        <translation>字段值不存在。</translation>
    </message>
    <message>
        <source>A number is out of its range.</source>
        <translation>数字超出范围。</translation>
    </message>
    <message>
        <source>A key stands twice in the file.</source>
        <translation>文件中有重复的键。</translation>
    </message>
    <message>
        <source>This name cannot be used.</source>
        <translation>不能使用此名称。</translation>
    </message>
    <message>
        <source>A matching rule is not valid.</source>
        <translation>匹配规则无效。</translation>
    </message>
    <message>
        <source>A row filter is not valid.</source>
        <translation>行过滤条件无效。</translation>
    </message>
    <message>
        <source>A field is unknown; it is kept as it is.</source>
        <translation>有未知字段；将原样保留。</translation>
    </message>
    <message>
        <source>Not what the format says, but understood.</source>
        <translation>与格式规定不符，但可以识别。</translation>
    </message>
    <message>
        <source>A check before the start failed.</source>
        <translation>启动前的检查未通过。</translation>
    </message>
    <message>
        <source>Godwit cannot do this yet.</source>
        <translation>Godwit 尚不支持此操作。</translation>
    </message>
    <message>
        <source>Two objects would get the same name.</source>
        <translation>两个对象的名称会相同。</translation>
    </message>
    <message>
        <source>The project is running already.</source>
        <translation>项目已在运行。</translation>
    </message>
    <message>
        <source>The project has an unfinished run.</source>
        <translation>项目有未完成的运行。</translation>
    </message>
    <message>
        <source>The connection could not be made.</source>
        <translation>无法建立连接。</translation>
    </message>
    <message>
        <source>The connection broke.</source>
        <translation>连接已断开。</translation>
    </message>
    <message>
        <source>The server is busy; trying again is safe.</source>
        <translation>服务器繁忙；可以放心重试。</translation>
    </message>
    <message>
        <source>The server refused access.</source>
        <translation>服务器拒绝访问。</translation>
    </message>
    <message>
        <source>An object is missing.</source>
        <translation>缺少对象。</translation>
    </message>
    <message>
        <source>A table&apos;s definition does not fit.</source>
        <translation>表定义不匹配。</translation>
    </message>
    <message>
        <source>The destination holds rows already.</source>
        <translation>目标端已有数据行。</translation>
    </message>
    <message>
        <source>The destination refused or altered a value.</source>
        <translation>目标端拒绝或更改了某个值。</translation>
    </message>
    <message>
        <source>A statement failed.</source>
        <translation>语句执行失败。</translation>
    </message>
    <message>
        <source>Source and destination differ.</source>
        <translation>源端与目标端存在差异。</translation>
    </message>
    <message>
        <source>It could not be proven that source and destination are the same.</source>
        <translation>未能证实源端与目标端一致。</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>无法读取或写入文件。</translation>
    </message>
    <message>
        <source>Godwit&apos;s own database is damaged.</source>
        <translation>Godwit 自身的数据库已损坏。</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Something went wrong inside Godwit.</source>
        <translation>Godwit 内部出错。</translation>
    </message>
</context>
<context>
    <name>FieldChecks</name>
    <message>
        <source>This is a URL. Paste it into the field at the top, which fills in the form.</source>
        <translation>这是一个 URL。请粘贴到顶部的字段中，表单会自动填写。</translation>
    </message>
    <message>
        <source>Give the host alone; the port has a field of its own.</source>
        <translation>只需填写主机；端口有单独的字段。</translation>
    </message>
    <message>
        <source>A host name or an IP address has no blanks and none of / ? # @ , : in it.</source>
        <translation>主机名或 IP 地址中不能有空格，也不能有 / ? # @ , : 这些字符。</translation>
    </message>
    <message>
        <source>A tenant has no # in it; what follows it is the cluster.</source>
        <translation>租户中没有 #；# 之后的是集群。</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>端口是 1 到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>“%1” is not host:port. Write several as host1:9092, host2:9092.</source>
        <translation>“%1”不是 host:port 格式。多个地址请写成 host1:9092, host2:9092。</translation>
    </message>
    <message>
        <source>Line %1 is not key=value.</source>
        <translation>第 %1 行不是 key=value 格式。</translation>
    </message>
    <message>
        <source>Line %1 would keep a secret where everybody can read it. Leave it out.</source>
        <translation>第 %1 行会把机密保存在人人可读的地方，请去掉。</translation>
    </message>
    <message>
        <source>Line %1 gives “%2” a second time.</source>
        <translation>第 %1 行重复设置了“%2”。</translation>
    </message>
    <message>
        <source>Give the whole path, starting with /.</source>
        <translation>请填写以 / 开头的完整路径。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有该文件。</translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation>这是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>You may not read this file. Change its permissions or choose another one.</source>
        <translation>没有读取此文件的权限。请更改其权限，或选择其他文件。</translation>
    </message>
    <message>
        <source>This is a folder. Add the name of a file in it.</source>
        <translation>这是文件夹。请加上其中的文件名。</translation>
    </message>
    <message>
        <source>There is no folder “%1”. Create it first, or choose another one.</source>
        <translation>没有文件夹“%1”。请先创建，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Give a whole number from %1 to %2, or nothing.</source>
        <translation>请填写 %1 到 %2 之间的整数，或留空。</translation>
    </message>
    <message>
        <source>Give the data source a name.</source>
        <translation>请填写数据源名称。</translation>
    </message>
    <message>
        <source>A name has no blanks. Write orders-mysql, say.</source>
        <translation>名称不能含空格。例如可写成 orders-mysql。</translation>
    </message>
    <message>
        <source>A name has at most %1 characters; this one has %2.</source>
        <translation>名称最多 %1 个字符；当前有 %2 个。</translation>
    </message>
</context>
<context>
    <name>FileBanner</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show what was tolerated or could not be read</source>
        <translation>显示被容忍或无法读取的内容</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) of the file could not be read and have their defaults.</source>
        <translation>
            <numerusform>文件中有 %n 个值无法读取，已采用默认值。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file was understood; %n thing(s) in it were tolerated. Saving writes them properly.</source>
        <translation>
            <numerusform>文件已识别；其中 %n 处不规范的内容被容忍。保存时会按规范写入。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose an existing file</source>
        <translation>选择已有文件</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Choose the place of a new file</source>
        <translation>选择新文件的位置</translation>
    </message>
    <message>
        <source>New file</source>
        <translation>新文件</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
</context>
<context>
    <name>FindingsView</name>
    <message>
        <source>What to do</source>
        <translation>处理办法</translation>
    </message>
    <message>
        <source>Copy what to do</source>
        <translation>复制处理办法</translation>
    </message>
</context>
<context>
    <name>FinishPage</name>
    <message>
        <source>This version of Godwit cannot connect to %1.</source>
        <translation>此版本的 Godwit 不能连接 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s) must be put right first; the tab Problems lists them.</source>
        <translation>
            <numerusform>必须先修正 %n 个错误；详见“问题”页签。</numerusform>
        </translation>
    </message>
    <message>
        <source>This version of Godwit cannot follow changes yet: leave the incremental and reverse steps out to run here.</source>
        <translation>此版本的 Godwit 尚不能跟踪变更：要在本机运行，请去掉增量和反向增量步骤。</translation>
    </message>
    <message>
        <source>The source is not one of this home&apos;s data sources.</source>
        <translation>源端不是此主目录中的数据源。</translation>
    </message>
    <message>
        <source>The destination is not one of this home&apos;s data sources.</source>
        <translation>目标端不是此主目录中的数据源。</translation>
    </message>
    <message>
        <source>The project is running now. What is saved here counts for its next run.</source>
        <translation>项目正在运行。此处保存的内容在下次运行时生效。</translation>
    </message>
    <message>
        <source>&amp;Run here</source>
        <translation>在本机运行(&amp;R)</translation>
    </message>
    <message>
        <source>S&amp;ubmit to a server…</source>
        <translation>提交到服务器(&amp;U)…</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>保存(&amp;V)</translation>
    </message>
    <message>
        <source>E&amp;xport JSON…</source>
        <translation>导出 JSON(&amp;X)…</translation>
    </message>
    <message>
        <source>Differences to the last saved version</source>
        <translation>与上次保存版本的差异</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>请求体</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Differences (%1)</source>
        <extracomment>a tab: how many lines differ from the last saved version</extracomment>
        <translation>差异（%1）</translation>
    </message>
    <message>
        <source>Comes with the service. Until then: export the JSON and send it with godwitctl submit.</source>
        <translation>此功能将随服务提供。在此之前，请导出 JSON，再用 godwitctl submit 提交。</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>Nothing is missing or wrong, and an OMS server would take the project as it is.</source>
        <translation>没有缺失或错误，OMS 服务器可以直接接受此项目。</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>What the project says, and what to do with it.</source>
        <translation>项目的内容，以及如何处理它。</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>问题（%1）</translation>
    </message>
    <message>
        <source>Run here is not possible: %1</source>
        <translation>无法在本机运行：%1</translation>
    </message>
</context>
<context>
    <name>FormFields</name>
    <message>
        <source>“%1” is not known to this version of Godwit. Choose one of the others.</source>
        <translation>此版本的 Godwit 不认识“%1”。请选择其他选项。</translation>
    </message>
</context>
<context>
    <name>HBaseForm</name>
    <message>
        <source>Give the host of the HBase REST gateway (hbase rest start).</source>
        <translation>请填写 HBase REST 网关（hbase rest start）的主机。</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>hbase-site.&amp;xml:</source>
        <translation>hbase-site.xml(&amp;X)：</translation>
    </message>
    <message>
        <source>optional; fills in the fields below</source>
        <translation>可选；用于填写下面的字段</translation>
    </message>
    <message>
        <source>XML files (*.xml);;All files (*)</source>
        <translation>XML 文件 (*.xml);;所有文件 (*)</translation>
    </message>
    <message>
        <source>zk1, zk2, zk3</source>
        <translation>zk1, zk2, zk3</translation>
    </message>
    <message>
        <source>&amp;More keys:</source>
        <translation>更多键(&amp;M)：</translation>
    </message>
    <message>
        <source>key=value, one per line</source>
        <translation>key=value，每行一个</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>HBaseSite</name>
    <message>
        <source>This file cannot be read as hbase-site.xml: %1.</source>
        <translation>此文件无法作为 hbase-site.xml 读取：%1。</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>it does not start with &lt;configuration&gt;</source>
        <translation>开头不是 &lt;configuration&gt;</translation>
    </message>
    <message>
        <source>This file cannot be read as hbase-site.xml: %1 (line %2).</source>
        <translation>此文件无法作为 hbase-site.xml 读取：%1（第 %2 行）。</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Help – Godwit</source>
        <translation>帮助 – Godwit</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Help page</source>
        <translation>帮助页面</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message numerus="yes">
        <source>%1 cannot be used as it is: %n error(s)</source>
        <translation>
            <numerusform>%1 不能直接使用：有 %n 个错误</numerusform>
        </translation>
    </message>
    <message>
        <source>It can be opened for mending: what could not be read gets its default, and the wizard shows what is left to put right. The file itself is not changed.</source>
        <translation>可以打开修正：无法读取的内容采用默认值，向导会显示仍需修正之处。文件本身不会更改。</translation>
    </message>
    <message>
        <source>It is not complete JSON, so nobody knows what is missing. Put it right in a text editor at the place below, then open it again.</source>
        <translation>这不是完整的 JSON，无法得知缺少了什么。请在文本编辑器中修正下面所示的位置，再重新打开。</translation>
    </message>
    <message>
        <source>Problems of the file</source>
        <translation>文件中的问题</translation>
    </message>
    <message>
        <source>Open for &amp;mending</source>
        <translation>打开并修正(&amp;M)</translation>
    </message>
</context>
<context>
    <name>KafkaForm</name>
    <message>
        <source>&amp;Brokers:</source>
        <translation>Broker(&amp;B)：</translation>
    </message>
    <message>
        <source>Give at least one broker.</source>
        <translation>请至少填写一个 Broker。</translation>
    </message>
    <message>
        <source>kafka1:9092, kafka2:9092</source>
        <translation>kafka1:9092, kafka2:9092</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>&amp;SSL:</source>
        <translation>SSL(&amp;S)：</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>Trust store (.&amp;jks):</source>
        <translation>信任库 (.jks)(&amp;J)：</translation>
    </message>
    <message>
        <source>Choose the .jks file with the brokers&apos; certificates.</source>
        <translation>选择包含 Broker 证书的 .jks 文件。</translation>
    </message>
    <message>
        <source>Java key stores (*.jks);;All files (*)</source>
        <translation>Java 密钥库 (*.jks);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Trust store pass&amp;word:</source>
        <translation>信任库密码(&amp;W)：</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>认证</translation>
    </message>
    <message>
        <source>&amp;Mechanism:</source>
        <translation>认证机制(&amp;M)：</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation>用户名(&amp;U)：</translation>
    </message>
    <message>
        <source>Give the name of the account.</source>
        <translation>请填写账号名称。</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>密码(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;KDC server:</source>
        <translation>KDC 服务器(&amp;K)：</translation>
    </message>
    <message>
        <source>Give the key distribution centre.</source>
        <translation>请填写密钥分发中心。</translation>
    </message>
    <message>
        <source>kdc.example.com:88</source>
        <translation>kdc.example.com:88</translation>
    </message>
    <message>
        <source>P&amp;rincipal:</source>
        <translation>Principal(&amp;R)：</translation>
    </message>
    <message>
        <source>Give the principal.</source>
        <translation>请填写 Principal。</translation>
    </message>
    <message>
        <source>godwit@EXAMPLE.COM</source>
        <translation>godwit@EXAMPLE.COM</translation>
    </message>
    <message>
        <source>Key &amp;tab:</source>
        <translation>Keytab(&amp;T)：</translation>
    </message>
    <message>
        <source>Choose the principal&apos;s .keytab file.</source>
        <translation>选择该 Principal 的 .keytab 文件。</translation>
    </message>
    <message>
        <source>Key tabs (*.keytab);;All files (*)</source>
        <translation>Keytab 文件 (*.keytab);;所有文件 (*)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>KeyringWait</name>
    <message>
        <source>Keyring</source>
        <translation>密钥环</translation>
    </message>
    <message>
        <source>Waiting for the desktop&apos;s keyring. It may be asking to be unlocked.</source>
        <translation>正在等待桌面密钥环。它可能正在请求解锁。</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>正在等待</translation>
    </message>
</context>
<context>
    <name>LimitField</name>
    <message>
        <source>No limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>As in the project (no limit)</source>
        <translation>与项目相同（不限）</translation>
    </message>
    <message>
        <source>As in the project (%1)</source>
        <translation>与项目相同（%1）</translation>
    </message>
</context>
<context>
    <name>LiveControls</name>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n 个线程</numerusform>
        </translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>最多 %1</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source> rows/s</source>
        <translation> 行/秒</translation>
    </message>
    <message>
        <source> MiB/s</source>
        <translation> MiB/s</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>应用(&amp;A)</translation>
    </message>
    <message>
        <source>As in the &amp;project</source>
        <translation>与项目相同(&amp;P)</translation>
    </message>
    <message>
        <source>Spee&amp;d:</source>
        <translation>速度(&amp;D)：</translation>
    </message>
    <message>
        <source>T&amp;hreads:</source>
        <translation>线程数(&amp;H)：</translation>
    </message>
    <message>
        <source>&amp;Rows:</source>
        <translation>行数(&amp;R)：</translation>
    </message>
    <message>
        <source>&amp;Bytes:</source>
        <translation>字节数(&amp;B)：</translation>
    </message>
    <message>
        <source>Live controls</source>
        <translation>实时控制</translation>
    </message>
    <message>
        <source>How many threads copy at once, as far as the number of threads is not chosen below.</source>
        <translation>未在下方指定线程数时，决定同时复制的线程数。</translation>
    </message>
    <message>
        <source>By the speed</source>
        <translation>按速度</translation>
    </message>
    <message>
        <source>As in the project (%1)</source>
        <translation>与项目相同（%1）</translation>
    </message>
    <message>
        <source>Nothing runs now; what is set here applies to the next start.</source>
        <translation>当前没有运行；此处的设置在下次启动时生效。</translation>
    </message>
    <message>
        <source>In force: %1</source>
        <translation>当前生效：%1</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Info</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>Search the log</source>
        <translation>搜索日志</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>警告和错误</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Log of the run</source>
        <translation>运行日志</translation>
    </message>
    <message>
        <source>No line matches</source>
        <translation>没有匹配的行</translation>
    </message>
    <message>
        <source>Choose another level, or empty the search.</source>
        <translation>请选择其他级别，或清空搜索。</translation>
    </message>
    <message>
        <source>Nothing to read here yet</source>
        <translation>暂无内容</translation>
    </message>
    <message>
        <source>What the run says while it works appears here: retries, lost connections, what was found and decided.</source>
        <translation>运行过程中的信息显示在这里：重试、连接断开，以及发现的情况和作出的决定。</translation>
    </message>
    <message>
        <source>&amp;Show:</source>
        <translation>显示(&amp;S)：</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>新建项目(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open from JSON…</source>
        <translation>从 JSON 打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About this screen (F1)</source>
        <translation>关于此界面（F1）(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>目录(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Try the sample</source>
        <translation>试用示例(&amp;T)</translation>
    </message>
    <message>
        <source>About &amp;Godwit</source>
        <translation>关于 Godwit(&amp;G)</translation>
    </message>
    <message>
        <source>Open a project file</source>
        <translation>打开项目文件</translation>
    </message>
    <message>
        <source>Godwit projects (*.godwit.json *.json);;All files (*)</source>
        <translation>Godwit 项目 (*.godwit.json *.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The sample was not made</source>
        <translation>示例未能创建</translation>
    </message>
    <message>
        <source>%1 – Godwit</source>
        <translation>%1 – Godwit</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>正在暂停…</translation>
    </message>
</context>
<context>
    <name>MissingPanel</name>
    <message>
        <source>To put right before the next page</source>
        <translation>进入下一页前需修正</translation>
    </message>
    <message>
        <source>Opens the field</source>
        <translation>跳转到该字段</translation>
    </message>
</context>
<context>
    <name>MysqlForm</name>
    <message>
        <source>Give the server&apos;s host name or IP address, or a socket below.</source>
        <translation>请填写服务器的主机名或 IP 地址，或在下面填写套接字。</translation>
    </message>
    <message>
        <source>optional; all databases stay visible</source>
        <translation>可选；所有数据库仍然可见</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Soc&amp;ket:</source>
        <translation>套接字(&amp;K)：</translation>
    </message>
    <message>
        <source>Connects through this socket of the same machine, instead of host and port.</source>
        <translation>通过本机的此套接字连接，不使用主机和端口。</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>A project needs a name.</source>
        <translation>项目需要名称。</translation>
    </message>
    <message numerus="yes">
        <source>A name has at most %n character(s).</source>
        <translation>
            <numerusform>名称最多 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>A name has no spaces.</source>
        <translation>名称不能含空格。</translation>
    </message>
    <message>
        <source>Another project has this name.</source>
        <translation>已有同名项目。</translation>
    </message>
</context>
<context>
    <name>NavigationBar</name>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Data sources</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>导航</translation>
    </message>
</context>
<context>
    <name>NumberText</name>
    <message>
        <source>%1 is out of range: the smallest value is %2.</source>
        <translation>%1 超出范围：最小值为 %2。</translation>
    </message>
    <message>
        <source>%1 is out of range: it must be from %2 to %3.</source>
        <translation>%1 超出范围：必须在 %2 到 %3 之间。</translation>
    </message>
    <message>
        <source>A number is needed here.</source>
        <translation>此处需要填写数字。</translation>
    </message>
    <message>
        <source>“%1” is not a whole number.</source>
        <translation>“%1”不是整数。</translation>
    </message>
</context>
<context>
    <name>ObjectModel</name>
    <message>
        <source>Waiting</source>
        <translation>正在等待</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <extracomment>a table or view at the source, and where it goes</extracomment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Failed in</source>
        <translation>失败步骤</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>失败原因</translation>
    </message>
</context>
<context>
    <name>ObjectsCatalogBar</name>
    <message>
        <source>Reading what “%1” holds…</source>
        <translation>正在读取“%1”的内容…</translation>
    </message>
    <message>
        <source>What “%1” holds has not been read.</source>
        <translation>尚未读取“%1”的内容。</translation>
    </message>
    <message>
        <source>Choose a source on the first page to see what it holds.</source>
        <translation>请在第一页选择源端，以查看其内容。</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>重试(&amp;R)</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>刷新(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Read the source</source>
        <translation>读取源端(&amp;R)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln table(s)</source>
        <translation>
            <numerusform>%Ln 张表</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln view(s)</source>
        <translation>
            <numerusform>%Ln 个视图</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln database(s)</source>
        <translation>
            <numerusform>%Ln 个数据库</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectsColumnsField</name>
    <message>
        <source>&amp;Columns:</source>
        <translation>列(&amp;C)：</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Keep every column</source>
        <translation>保留所有列</translation>
    </message>
    <message>
        <source>Key only</source>
        <translation>仅键</translation>
    </message>
    <message>
        <source>Keep only the columns of the key</source>
        <translation>仅保留键列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Reading the columns…</source>
        <translation>正在读取列…</translation>
    </message>
    <message>
        <source>The columns are shown once the source has been read.</source>
        <translation>读取源端后显示列。</translation>
    </message>
    <message>
        <source>All columns move.</source>
        <translation>传输所有列。</translation>
    </message>
    <message>
        <source>%1 of %2 columns move.</source>
        <translation>传输 %2 列中的 %1 列。</translation>
    </message>
</context>
<context>
    <name>ObjectsColumnsModel</name>
    <message>
        <source>The table has no column %1.</source>
        <translation>表中没有列 %1。</translation>
    </message>
    <message>
        <source>%1 belongs to the key and is always kept.</source>
        <translation>%1 属于键，始终保留。</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Shard</source>
        <translation>分片</translation>
    </message>
</context>
<context>
    <name>ObjectsFilterField</name>
    <message>
        <source>Only &amp;rows where:</source>
        <translation>行过滤条件(&amp;R)：</translation>
    </message>
    <message>
        <source>Only rows where</source>
        <translation>行过滤条件</translation>
    </message>
    <message>
        <source>all rows; e.g. id &gt; 100 AND state = &apos;open&apos;</source>
        <translation>所有行；例如 id &gt; 100 AND state = &apos;open&apos;</translation>
    </message>
    <message>
        <source>OMS would refuse this filter (%1); Godwit takes it.</source>
        <translation>OMS 会拒绝此过滤条件（%1）；Godwit 可以接受。</translation>
    </message>
    <message>
        <source>Asking the source…</source>
        <translation>正在查询源端…</translation>
    </message>
    <message>
        <source>%1 of all %2 rows move.</source>
        <translation>全部 %2 行中传输 %1 行。</translation>
    </message>
    <message>
        <source>%1 of the first %2 rows would move.</source>
        <translation>前 %2 行中将传输 %1 行。</translation>
    </message>
</context>
<context>
    <name>ObjectsImportDialog</name>
    <message>
        <source>Import objects</source>
        <translation>导入对象</translation>
    </message>
    <message>
        <source>The objects of the file are picked.</source>
        <translation>将选取文件中的对象。</translation>
    </message>
    <message numerus="yes">
        <source>The %n picked object(s) are replaced by those of the file. You can undo it.</source>
        <translation>
            <numerusform>已选取的 %n 个对象将被文件中的对象替换。可以撤销。</numerusform>
        </translation>
    </message>
    <message>
        <source>a CSV file, one object a line</source>
        <translation>CSV 文件，每行一个对象</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>文件(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>选择(&amp;C)…</translation>
    </message>
    <message>
        <source>Save a &amp;template…</source>
        <translation>保存模板(&amp;T)…</translation>
    </message>
    <message>
        <source>Problems of the file</source>
        <translation>文件中的问题</translation>
    </message>
    <message>
        <source>&amp;Replace the selection</source>
        <translation>替换所选(&amp;R)</translation>
    </message>
    <message>
        <source>CSV files (*.csv);;All files (*)</source>
        <translation>CSV 文件 (*.csv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Checking the file…</source>
        <translation>正在检查文件…</translation>
    </message>
    <message>
        <source>%1 tables and %2 views are as the source has them.</source>
        <translation>%1 个表和 %2 个视图与源端相符。</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s); their lines would be left out.</source>
        <translation>
            <numerusform>%n 个问题；相应的行将被忽略。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Replace the selection by the %n valid object(s)</source>
        <translation>
            <numerusform>用 %n 个有效对象替换所选(&amp;R)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectsNotice</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>关闭此通知</translation>
    </message>
</context>
<context>
    <name>ObjectsPage</name>
    <message>
        <source>&amp;Pick objects</source>
        <translation>选取对象(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Rules with wildcards</source>
        <translation>通配规则(&amp;R)</translation>
    </message>
    <message>
        <source>Which tables and views move, and under which names</source>
        <translation>传输哪些表和视图，以及使用什么名称</translation>
    </message>
    <message>
        <source>Choose tables and views one by one</source>
        <translation>逐个选择表和视图</translation>
    </message>
    <message>
        <source>Write rules; tables that are created later are taken as well</source>
        <translation>编写规则；之后新建的表也会被选取</translation>
    </message>
    <message>
        <source>Turning the picked objects into rules…</source>
        <translation>正在将选取的对象转换为规则…</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n 条规则</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picked object(s)</source>
        <translation>
            <numerusform>%n 个选取的对象</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 became %2.</source>
        <extracomment>%1: &quot;12 picked objects&quot;, %2: &quot;3 rules&quot;</extracomment>
        <translation>%1已转换为 %2。</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) stay listed by name, because a rule cannot say what they need.</source>
        <translation>
            <numerusform>%n 个对象仍按名称列出，因为规则无法表达其所需的设置。</numerusform>
        </translation>
    </message>
    <message>
        <source>The source has to be read first: only then it is known what the rules take.</source>
        <translation>必须先读取源端，才能知道规则会选取哪些对象。</translation>
    </message>
    <message>
        <source>Picking what the rules take…</source>
        <translation>正在选取规则匹配的对象…</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) are picked</source>
        <translation>
            <numerusform>已选取 %n 个对象</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) took</source>
        <translation>
            <numerusform>%n 条规则匹配</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, which is what %2.</source>
        <extracomment>%1: &quot;12 objects are picked&quot;, %2: &quot;3 rules took&quot;</extracomment>
        <translation>%1，即 %2的对象。</translation>
    </message>
    <message>
        <source>The source has to be read first: the file is checked against it.</source>
        <translation>必须先读取源端，文件将与其核对。</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) of the file are picked now.</source>
        <translation>
            <numerusform>已选取文件中的 %n 个对象。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export objects</source>
        <translation>导出对象</translation>
    </message>
    <message>
        <source>Save a template</source>
        <translation>保存模板</translation>
    </message>
    <message>
        <source>CSV files (*.csv);;All files (*)</source>
        <translation>CSV 文件 (*.csv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>已写入 %1。</translation>
    </message>
    <message>
        <source>The file was not written</source>
        <translation>文件未能写入</translation>
    </message>
</context>
<context>
    <name>ObjectsPanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Search objects</source>
        <translation>搜索对象</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>重试(&amp;R)</translation>
    </message>
    <message>
        <source>S&amp;kip…</source>
        <translation>跳过(&amp;K)…</translation>
    </message>
    <message>
        <source>Show S&amp;QL</source>
        <translation>显示 SQL(&amp;Q)</translation>
    </message>
    <message>
        <source>Retry all &amp;failed</source>
        <translation>重试所有失败项(&amp;F)</translation>
    </message>
    <message>
        <source>Failed and skipped</source>
        <translation>失败和已跳过</translation>
    </message>
    <message>
        <source>All objects</source>
        <translation>所有对象</translation>
    </message>
    <message>
        <source>Objects of the run</source>
        <translation>运行的对象</translation>
    </message>
    <message>
        <source>Sho&amp;w:</source>
        <translation>显示(&amp;W)：</translation>
    </message>
    <message>
        <source>Leave the object out: it is not made, copied, indexed or verified.</source>
        <translation>排除该对象：不创建、不复制、不建索引、不校验。</translation>
    </message>
    <message>
        <source>The object was not changed</source>
        <translation>对象未能更改</translation>
    </message>
    <message>
        <source>Skip objects</source>
        <translation>跳过对象</translation>
    </message>
    <message numerus="yes">
        <source>Leave %n object(s) out of this run? They will not be made, copied or verified; what is at the destination of them already stays there.</source>
        <translation>
            <numerusform>在本次运行中排除 %n 个对象？这些对象将不会被创建、复制或校验；目标端已有的内容会保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>跳过(&amp;S)</translation>
    </message>
    <message>
        <source>The SQL cannot be shown</source>
        <translation>无法显示 SQL</translation>
    </message>
    <message>
        <source>Nothing has been made yet</source>
        <translation>尚未创建任何对象</translation>
    </message>
    <message>
        <source>Once the project runs, its tables and views appear here.</source>
        <translation>项目运行后，其表和视图会显示在这里。</translation>
    </message>
    <message>
        <source>No object matches</source>
        <translation>没有匹配的对象</translation>
    </message>
    <message>
        <source>Empty the search to see them all.</source>
        <translation>清空搜索以查看全部。</translation>
    </message>
    <message>
        <source>No object needs you</source>
        <translation>没有需要处理的对象</translation>
    </message>
    <message>
        <source>Tables and views that cannot be made or copied appear here, with the statement that failed. The others go on meanwhile.</source>
        <translation>无法创建或复制的表和视图及其失败的语句会显示在这里。其他对象会继续处理。</translation>
    </message>
</context>
<context>
    <name>ObjectsPickActions</name>
    <message numerus="yes">
        <source>%n object(s) were taken back.</source>
        <translation>
            <numerusform>已移回 %n 个对象。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n object(s) were taken back.</source>
        <translation>
            <numerusform>已移回全部 %n 个对象。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectsPickPanel</name>
    <message>
        <source>Source</source>
        <translation>源端</translation>
    </message>
    <message>
        <source>Search the source</source>
        <translation>搜索源端</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目标端</translation>
    </message>
    <message>
        <source>Search the destination</source>
        <translation>搜索目标端</translation>
    </message>
    <message>
        <source>Nothing is picked yet. Tick objects on the left, or drag them here.</source>
        <translation>尚未选取任何对象。请在左侧勾选对象，或将其拖到这里。</translation>
    </message>
    <message>
        <source>Pick the chosen objects (Ctrl+Right)</source>
        <translation>选取选中的对象 (Ctrl+Right)</translation>
    </message>
    <message>
        <source>Take the chosen objects back (Ctrl+Left)</source>
        <translation>移回选中的对象 (Ctrl+Left)</translation>
    </message>
    <message>
        <source>Take all objects back</source>
        <translation>移回所有对象</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>The list of objects as a CSV file</source>
        <translation>CSV 文件形式的对象列表</translation>
    </message>
    <message>
        <source>&amp;Import objects…</source>
        <translation>导入对象(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export objects…</source>
        <translation>导出对象(&amp;E)…</translation>
    </message>
    <message>
        <source>Save a &amp;template…</source>
        <translation>保存模板(&amp;T)…</translation>
    </message>
    <message>
        <source>The source holds no tables and no views.</source>
        <translation>源端没有表和视图。</translation>
    </message>
    <message>
        <source>The source has not been read yet.</source>
        <translation>尚未读取源端。</translation>
    </message>
    <message>
        <source>%1 of %2 objects picked</source>
        <translation>已选取 %1/%2 个对象</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n 个对象</numerusform>
        </translation>
    </message>
    <message>
        <source>Pick at least one table or view.</source>
        <translation>请至少选取一个表或视图。</translation>
    </message>
</context>
<context>
    <name>ObjectsSettingsPanel</name>
    <message>
        <source>Destination &amp;database:</source>
        <translation>目标数据库(&amp;D)：</translation>
    </message>
    <message>
        <source>Choose an object on the right side to give it another name, to move only some of its rows, or to leave columns out.</source>
        <translation>在右侧选择一个对象，可为其改名、只传输部分行或去掉某些列。</translation>
    </message>
    <message>
        <source>A name is needed; that of the source is “%1”.</source>
        <translation>需要填写名称；源端的名称是“%1”。</translation>
    </message>
    <message>
        <source>View of the database %1</source>
        <translation>数据库 %1 的视图</translation>
    </message>
    <message>
        <source>Table of the database %1</source>
        <translation>数据库 %1 的表</translation>
    </message>
    <message>
        <source>&amp;Topic:</source>
        <translation>Topic(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Name at the destination:</source>
        <translation>目标端名称(&amp;N)：</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n 个对象</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a single one for its name, rows and columns.</source>
        <translation>要设置名称、行和列，请只选择一个对象。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>ObjectsSinkModel</name>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n 个对象</numerusform>
        </translation>
    </message>
    <message>
        <source>Destination database %1</source>
        <translation>目标数据库 %1</translation>
    </message>
    <message>
        <source>%1 goes to %2</source>
        <translation>%1 传输到 %2</translation>
    </message>
    <message>
        <source>The source has no such view.</source>
        <translation>源端没有该视图。</translation>
    </message>
    <message>
        <source>The source has no such table.</source>
        <translation>源端没有该表。</translation>
    </message>
    <message>
        <source>Only rows where %1</source>
        <translation>仅满足条件的行：%1</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>已过滤</translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n 列</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shard column(s)</source>
        <translation>
            <numerusform>%n 个分片列</numerusform>
        </translation>
    </message>
    <message>
        <source>Destination object</source>
        <translation>目标对象</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源端</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>ObjectsSourceModel</name>
    <message numerus="yes">
        <source>%1: %n table(s) and view(s), %2 picked</source>
        <translation>
            <numerusform>%1：%n 个表和视图，已选取 %2 个</numerusform>
        </translation>
    </message>
    <message>
        <source>≈ %1</source>
        <extracomment>an estimated number of rows</extracomment>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>View %1</source>
        <translation>视图 %1</translation>
    </message>
    <message>
        <source>Table %1</source>
        <translation>表 %1</translation>
    </message>
    <message>
        <source>Table %1, without a primary or unique key</source>
        <translation>表 %1，没有主键或唯一键</translation>
    </message>
    <message>
        <source>Source object</source>
        <translation>源对象</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
</context>
<context>
    <name>ObjectsTreePanel</name>
    <message>
        <source>Nothing is called like that.</source>
        <translation>没有匹配的名称。</translation>
    </message>
</context>
<context>
    <name>ObjectsTreeView</name>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n 个对象</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OceanBaseForm</name>
    <message>
        <source>A tenant in MySQL mode, reached through OBProxy or directly.</source>
        <translation>MySQL 模式的租户，通过 OBProxy 或直连访问。</translation>
    </message>
    <message>
        <source>Connection &amp;mode:</source>
        <translation>连接方式(&amp;M)：</translation>
    </message>
    <message>
        <source>Manual input</source>
        <translation>手动输入</translation>
    </message>
    <message>
        <source>Command-line connection string</source>
        <translation>命令行连接串</translation>
    </message>
    <message>
        <source>Command &amp;line:</source>
        <translation>命令行(&amp;L)：</translation>
    </message>
    <message>
        <source>Paste the line that the console offers; its parts go into the fields below.</source>
        <translation>粘贴控制台提供的命令行；其各部分会填入下面的字段。</translation>
    </message>
    <message>
        <source>&amp;Tenant:</source>
        <translation>租户(&amp;T)：</translation>
    </message>
    <message>
        <source>Give the tenant, as in user@tenant#cluster.</source>
        <translation>请填写租户，即 user@tenant#cluster 中的 tenant。</translation>
    </message>
    <message>
        <source>&amp;Cluster:</source>
        <translation>集群(&amp;C)：</translation>
    </message>
    <message>
        <source>optional when connecting to a server directly</source>
        <translation>直连服务器时可选</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>可选</translation>
    </message>
    <message>
        <source>For incremental transfer</source>
        <translation>用于增量传输</translation>
    </message>
    <message>
        <source>Config&amp;Url:</source>
        <translation>ConfigUrl(&amp;U)：</translation>
    </message>
    <message>
        <source>drc user &amp;name:</source>
        <translation>drc 用户名(&amp;N)：</translation>
    </message>
    <message>
        <source>account of the sys tenant that may read the logs</source>
        <translation>sys 租户中有权读取日志的账号</translation>
    </message>
    <message>
        <source>drc p&amp;assword:</source>
        <translation>drc 密码(&amp;A)：</translation>
    </message>
    <message>
        <source>&amp;Inner drc password:</source>
        <translation>内部 drc 密码(&amp;I)：</translation>
    </message>
    <message>
        <source>Password of __oceanbase_inner_drc_user; needed for tables without a unique key.</source>
        <translation>__oceanbase_inner_drc_user 的密码；没有唯一键的表需要它。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>OC&amp;P cluster:</source>
        <translation>OCP 集群(&amp;P)：</translation>
    </message>
</context>
<context>
    <name>OptionEditor</name>
    <message>
        <source>No&amp;w</source>
        <translation>现在(&amp;W)</translation>
    </message>
    <message>
        <source>%1 as date and time</source>
        <translation>%1（日期和时间）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>OptionRow</name>
    <message>
        <source>%1
In the payload: %2</source>
        <translation>%1
请求体中：%2</translation>
    </message>
    <message>
        <source>Back to the default: %1</source>
        <translation>恢复默认值：%1</translation>
    </message>
    <message>
        <source>default: %1</source>
        <translation>默认值：%1</translation>
    </message>
    <message>
        <source>Not used: %1</source>
        <translation>未使用：%1</translation>
    </message>
    <message>
        <source>Set, but without effect.</source>
        <translation>已设置，但不生效。</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Used by the incremental synchronisation only.</source>
        <translation>仅用于增量同步。</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>平稳</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Used by the full migration only.</source>
        <translation>仅用于全量迁移。</translation>
    </message>
    <message>
        <source>Used by the full verification only.</source>
        <translation>仅用于全量校验。</translation>
    </message>
    <message>
        <source>Leave lengths as they are</source>
        <translation>长度保持不变</translation>
    </message>
    <message>
        <source>Drop the word BYTE</source>
        <translation>去掉 BYTE</translation>
    </message>
    <message>
        <source>Count characters instead</source>
        <translation>改为按字符计</translation>
    </message>
    <message>
        <source>Make the columns longer</source>
        <translation>加长列</translation>
    </message>
    <message>
        <source>Lengths counted in &amp;bytes:</source>
        <translation>按字节计的长度(&amp;B)：</translation>
    </message>
    <message>
        <source>What becomes of text columns whose length the source counts in bytes.</source>
        <translation>源端按字节计长度的文本列如何处理。</translation>
    </message>
    <message>
        <source>Used for Oracle and DB2 sources only: this source counts characters.</source>
        <translation>仅用于 Oracle 和 DB2 源端：当前源端按字符计。</translation>
    </message>
    <message>
        <source>Create secondary &amp;indexes after the data</source>
        <translation>数据迁移后再创建二级索引(&amp;I)</translation>
    </message>
    <message>
        <source>Loading is faster without them; unique keys that rows are found by are created with the table all the same.</source>
        <translation>没有二级索引时加载更快；用于定位行的唯一键仍会随表一起创建。</translation>
    </message>
    <message>
        <source>Needs both schema and full migration.</source>
        <translation>需要同时进行结构迁移和全量迁移。</translation>
    </message>
    <message>
        <source>Speed of the full &amp;migration:</source>
        <translation>全量迁移速度(&amp;M)：</translation>
    </message>
    <message>
        <source>How much of the source, the destination and this machine the copy may take.</source>
        <translation>复制可占用源端、目标端和本机多少资源。</translation>
    </message>
    <message>
        <source>Speed of the full &amp;verification:</source>
        <translation>全量校验速度(&amp;V)：</translation>
    </message>
    <message>
        <source>How much of both sides the comparison may take.</source>
        <translation>比对可占用两端多少资源。</translation>
    </message>
    <message>
        <source>Destination tables may hold &amp;rows already</source>
        <translation>目标表可以已有数据行(&amp;R)</translation>
    </message>
    <message>
        <source>On: rows with the same key are overwritten, and verification does not look for rows that exist only at the destination. Off: a table that is not empty stops the migration.</source>
        <translation>开启：键相同的行会被覆盖，校验时不查找仅存在于目标端的行。关闭：遇到非空表时迁移停止。</translation>
    </message>
    <message>
        <source>&amp;Empty destination tables without a unique key first</source>
        <translation>先清空没有唯一键的目标表(&amp;E)</translation>
    </message>
    <message>
        <source>Rows without a key cannot be overwritten: copied twice, they would be there twice.</source>
        <translation>没有键的行无法覆盖：复制两次就会出现两份。</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>At most &amp;rows per second:</source>
        <translation>每秒最多行数(&amp;R)：</translation>
    </message>
    <message>
        <source>Holds the copy back, so that the source&apos;s other work goes on. Can be changed while it runs.</source>
        <translation>对复制限流，以免影响源端的其他业务。运行中可更改。</translation>
    </message>
    <message>
        <source>rows/s</source>
        <translation>行/秒</translation>
    </message>
    <message>
        <source>At most &amp;bytes per second:</source>
        <translation>每秒最多字节数(&amp;B)：</translation>
    </message>
    <message>
        <source>The same, by the size of the rows. Can be changed while it runs.</source>
        <translation>同上，按行的大小限流。运行中可更改。</translation>
    </message>
    <message>
        <source>bytes/s</source>
        <translation>字节/秒</translation>
    </message>
    <message>
        <source>&amp;Kinds of record:</source>
        <translation>记录类型(&amp;K)：</translation>
    </message>
    <message>
        <source>What is carried from the source&apos;s log. ROW stands for INSERT, UPDATE and DELETE together.</source>
        <translation>从源端日志同步哪些记录。ROW 是 INSERT、UPDATE 和 DELETE 的合称。</translation>
    </message>
    <message>
        <source>the moment of the start</source>
        <translation>启动时刻</translation>
    </message>
    <message>
        <source>S&amp;tart at:</source>
        <translation>起始时间(&amp;T)：</translation>
    </message>
    <message>
        <source>The first moment whose changes are followed, in seconds since 1970 (UTC). The source must still keep its log from then; OMS goes back 30 days at most.</source>
        <translation>从此时刻起同步变更，以 1970 年以来的秒数（UTC）表示。源端必须仍保留该时刻起的日志；OMS 最多回溯 30 天。</translation>
    </message>
    <message>
        <source>With a full migration, changes are followed from its start.</source>
        <translation>包含全量迁移时，从全量迁移开始时起同步变更。</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>&amp;Concurrency:</source>
        <translation>并发数(&amp;C)：</translation>
    </message>
    <message>
        <source>How many threads apply changes at once. Changes of one row keep their order.</source>
        <translation>同时应用变更的线程数。同一行的变更保持顺序。</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>个线程</translation>
    </message>
    <message>
        <source>&amp;Keep changes for:</source>
        <translation>变更保留时长(&amp;K)：</translation>
    </message>
    <message>
        <source>How long changes read from the source are kept. A longer pause cannot be made up for.</source>
        <translation>从源端读取的变更保留多久。暂停超过此时长将无法补回。</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>Count changes per &amp;table</source>
        <translation>按表统计变更(&amp;T)</translation>
    </message>
    <message>
        <source>Inserts, updates, deletes and schema changes.</source>
        <translation>插入、更新、删除和结构变更。</translation>
    </message>
    <message>
        <source>At most changes &amp;per second:</source>
        <translation>每秒最多变更数(&amp;P)：</translation>
    </message>
    <message>
        <source>Holds the incremental synchronisation back.</source>
        <translation>对增量同步限流。</translation>
    </message>
    <message>
        <source>At most bytes per s&amp;econd:</source>
        <translation>每秒最多字节数(&amp;E)：</translation>
    </message>
    <message>
        <source>The same, by the size of the changes.</source>
        <translation>同上，按变更的大小限流。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>&amp;Labels of the server:</source>
        <translation>服务器标签(&amp;L)：</translation>
    </message>
    <message>
        <source>Ids of an OMS server&apos;s labels (l_…), separated by commas, at most 5. Godwit&apos;s own tags are on the first page.</source>
        <translation>OMS 服务器的标签 ID（l_…），以逗号分隔，最多 5 个。Godwit 自己的标签在第一页。</translation>
    </message>
    <message>
        <source>Schema migration</source>
        <translation>结构迁移</translation>
    </message>
    <message>
        <source>Full migration and verification</source>
        <translation>全量迁移与校验</translation>
    </message>
    <message>
        <source>Incremental synchronisation</source>
        <translation>增量同步</translation>
    </message>
    <message>
        <source>Message queue</source>
        <translation>消息队列</translation>
    </message>
    <message>
        <source>OMS server</source>
        <translation>OMS 服务器</translation>
    </message>
    <message>
        <source>1 to %1 characters</source>
        <translation>1 到 %1 个字符</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>a range and its unit: &quot;1 to 1,024 threads&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Used where the destination is a message queue.</source>
        <translation>目标端为消息队列时使用。</translation>
    </message>
    <message>
        <source>Used for RocketMQ only.</source>
        <translation>仅用于 RocketMQ。</translation>
    </message>
    <message>
        <source>&amp;Format of messages:</source>
        <translation>消息格式(&amp;F)：</translation>
    </message>
    <message>
        <source>How a change is written into a message. RocketMQ takes no DebeziumFlatten and no DebeziumSmt.</source>
        <translation>变更以何种格式写入消息。RocketMQ 不支持 DebeziumFlatten 和 DebeziumSmt。</translation>
    </message>
    <message>
        <source>By the row&apos;s key or its sharding columns</source>
        <translation>按行的键或分片列</translation>
    </message>
    <message>
        <source>By database and table</source>
        <translation>按库和表</translation>
    </message>
    <message>
        <source>All into one partition</source>
        <translation>全部写入一个分区</translation>
    </message>
    <message>
        <source>&amp;Partitions:</source>
        <translation>分区方式(&amp;P)：</translation>
    </message>
    <message>
        <source>Which partition of the topic a message goes to. Messages of one partition keep their order.</source>
        <translation>消息写入 Topic 的哪个分区。同一分区内的消息保持顺序。</translation>
    </message>
    <message>
        <source>Partition &amp;number:</source>
        <translation>分区编号(&amp;N)：</translation>
    </message>
    <message>
        <source>The partition that takes all messages; the first is 0.</source>
        <translation>接收全部消息的分区；从 0 开始编号。</translation>
    </message>
    <message>
        <source>Used when all messages go into one partition.</source>
        <translation>全部消息写入一个分区时使用。</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>&amp;Business system:</source>
        <translation>业务系统(&amp;B)：</translation>
    </message>
    <message>
        <source>Names the system that messages come from, 1 to 20 characters. The format DataWorks needs it.</source>
        <translation>消息来源系统的名称，1 到 20 个字符。DataWorks 格式需要填写。</translation>
    </message>
    <message>
        <source>Number the messages of a &amp;transaction</source>
        <translation>为事务内的消息编号(&amp;T)</translation>
    </message>
    <message>
        <source>Readers can then put them in order. For RocketMQ, SharePlex only.</source>
        <translation>便于消费者按序排列。对于 RocketMQ，仅支持 SharePlex。</translation>
    </message>
    <message>
        <source>Producer &amp;group:</source>
        <translation>生产者组(&amp;G)：</translation>
    </message>
    <message>
        <source>The group that messages are sent as.</source>
        <translation>以此组的身份发送消息。</translation>
    </message>
    <message>
        <source>Message ta&amp;gs:</source>
        <translation>消息标签(&amp;G)：</translation>
    </message>
    <message>
        <source>“_tag” is put behind: default becomes default_tag.</source>
        <translation>会追加后缀“_tag”：default 变为 default_tag。</translation>
    </message>
    <message>
        <source>&amp;Trace messages</source>
        <translation>启用消息轨迹(&amp;T)</translation>
    </message>
    <message>
        <source>The broker records where each message went.</source>
        <translation>Broker 会记录每条消息的去向。</translation>
    </message>
    <message>
        <source>the client&apos;s own, 3000 ms</source>
        <translation>客户端默认值，3000 毫秒</translation>
    </message>
    <message>
        <source>&amp;Send time-out:</source>
        <translation>发送超时(&amp;S)：</translation>
    </message>
    <message>
        <source>How long one message may take to be accepted.</source>
        <translation>等待一条消息被接收的最长时间。</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>Tuples</source>
        <translation>Tuple</translation>
    </message>
    <message>
        <source>Blobs</source>
        <translation>Blob</translation>
    </message>
    <message>
        <source>&amp;DataHub topics:</source>
        <translation>DataHub Topic 类型(&amp;D)：</translation>
    </message>
    <message>
        <source>What kind of topic DataHub holds.</source>
        <translation>DataHub 中 Topic 的类型。</translation>
    </message>
    <message>
        <source>Used for DataHub only.</source>
        <translation>仅用于 DataHub。</translation>
    </message>
</context>
<context>
    <name>OptionsPage</name>
    <message>
        <source>Show fields that this project does not &amp;use</source>
        <translation>显示此项目未使用的字段(&amp;U)</translation>
    </message>
    <message>
        <source>The chosen steps have no options.</source>
        <translation>所选步骤没有选项。</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>How the chosen steps run. Every field has a default that is right for most projects.</source>
        <translation>所选步骤的运行方式。每个字段都有适合大多数项目的默认值。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>PageStack</name>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>Back (%1)</source>
        <translation>返回（%1）</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>&amp;Keep it in the desktop&apos;s keyring</source>
        <translation>保存到桌面密钥环(&amp;K)</translation>
    </message>
    <message>
        <source>No keyring answers on this desktop: Godwit keeps the password in memory only, until it ends.</source>
        <translation>此桌面没有可用的密钥环：Godwit 仅将密码保存在内存中，退出后即清除。</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Known already; type to replace it</source>
        <translation>已保存；输入即可替换</translation>
    </message>
    <message>
        <source>Asked for when it is needed</source>
        <translation>需要时询问</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>隐藏密码</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>显示密码</translation>
    </message>
</context>
<context>
    <name>PayloadView</name>
    <message>
        <source>Search the payload</source>
        <translation>搜索请求体</translation>
    </message>
    <message>
        <source>Previous occurrence</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next occurrence</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Copy the whole payload</source>
        <translation>复制整个请求体</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>请求体</translation>
    </message>
    <message numerus="yes">
        <source>%n more line(s) are not shown; Copy and Export take them all.</source>
        <translation>
            <numerusform>另有 %n 行未显示；“复制”和“导出”会包含全部内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanCheckModel</name>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>source</source>
        <translation>源端</translation>
    </message>
    <message>
        <source>destination</source>
        <translation>目标端</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>端</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>PlanNoteModel</name>
    <message>
        <source>lossy</source>
        <translation>有损</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>有改动</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>处理方式</translation>
    </message>
</context>
<context>
    <name>PlanObjectModel</name>
    <message>
        <source>in</source>
        <translation>纳入</translation>
    </message>
    <message>
        <source>out</source>
        <translation>不纳入</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>view</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <extracomment>an estimated number of rows</extracomment>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实际计数</translation>
    </message>
    <message>
        <source>The server&apos;s own estimate</source>
        <translation>服务器的估算值</translation>
    </message>
    <message>
        <source>Goes</source>
        <translation>是否纳入</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目标端</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
</context>
<context>
    <name>PlanProblemModel</name>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>PostgresqlForm</name>
    <message>
        <source>&amp;Database:</source>
        <translation>数据库(&amp;D)：</translation>
    </message>
    <message>
        <source>Give the database: PostgreSQL connects to one at a time.</source>
        <translation>请填写数据库：PostgreSQL 每次只能连接一个数据库。</translation>
    </message>
    <message>
        <source>S&amp;chema:</source>
        <translation>Schema(&amp;C)：</translation>
    </message>
    <message>
        <source>optional; all that can be read</source>
        <translation>可选；默认为所有可读的</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>PrecheckDialog</name>
    <message>
        <source>Prechecks of %1</source>
        <translation>%1 的预检查</translation>
    </message>
    <message>
        <source>Prechecks</source>
        <translation>预检查</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>重新检查(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>启动(&amp;S)</translation>
    </message>
    <message>
        <source>Checking both sides…</source>
        <translation>正在检查两端…</translation>
    </message>
    <message>
        <source>Nothing stands in the way of the start.</source>
        <translation>检查通过，可以启动。</translation>
    </message>
    <message>
        <source>Put right what failed and check again. What may be skipped has a box to tick; the message says what that means.</source>
        <translation>请修正失败项后重新检查。可跳过的项带有复选框；消息中说明了跳过的影响。</translation>
    </message>
</context>
<context>
    <name>PrecheckModel</name>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Tick it to start all the same.</source>
        <translation>勾选后仍可启动。</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>源端：%1</translation>
    </message>
    <message>
        <source>Destination: %1</source>
        <translation>目标端：%1</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理办法</translation>
    </message>
</context>
<context>
    <name>ProblemModel</name>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>未读取</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Tolerated</source>
        <translation>已容忍</translation>
    </message>
    <message>
        <source>The file said something that could not be read; the field has its default.</source>
        <translation>文件中有无法读取的内容；该字段采用默认值。</translation>
    </message>
    <message>
        <source>Not what the format says, but understood; saving writes it properly.</source>
        <translation>不符合格式规定，但可以识别；保存时会按规范写入。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理办法</translation>
    </message>
</context>
<context>
    <name>ProductionFrame</name>
    <message>
        <source>Production: %1</source>
        <comment>names of data sources</comment>
        <translation>生产环境：%1</translation>
    </message>
</context>
<context>
    <name>ProjectActions</name>
    <message>
        <source>The project was not paused</source>
        <translation>项目未暂停</translation>
    </message>
    <message>
        <source>Release the project</source>
        <translation>释放项目</translation>
    </message>
    <message>
        <source>Release “%1”?</source>
        <translation>释放“%1”？</translation>
    </message>
    <message>
        <source>Its checkpoints at the destination are deleted: an unfinished run can never be resumed, and its rows at the destination count as foreign from then on. The copied tables themselves stay.</source>
        <translation>将删除其在目标端的检查点：未完成的运行再也无法恢复，其在目标端写入的行此后视为外来数据。已复制的表本身会保留。</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>释放(&amp;R)</translation>
    </message>
    <message>
        <source>The project was not released</source>
        <translation>项目未释放</translation>
    </message>
    <message>
        <source>Clone the project</source>
        <translation>克隆项目</translation>
    </message>
    <message>
        <source>Name of the new project:</source>
        <translation>新项目名称：</translation>
    </message>
    <message>
        <source>The project was not cloned</source>
        <translation>项目未克隆</translation>
    </message>
    <message>
        <source>Download the project</source>
        <translation>下载项目</translation>
    </message>
    <message>
        <source>Godwit projects (*.godwit.json);;JSON files (*.json)</source>
        <translation>Godwit 项目 (*.godwit.json);;JSON 文件 (*.json)</translation>
    </message>
    <message>
        <source>The project was not saved</source>
        <translation>项目未保存</translation>
    </message>
</context>
<context>
    <name>ProjectFiles</name>
    <message>
        <source>Godwit projects (*.godwit.json);;JSON files (*.json);;All files (*)</source>
        <translation>Godwit 项目 (*.godwit.json);;JSON 文件 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The project was not opened</source>
        <translation>项目未打开</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Export the project</source>
        <translation>导出项目</translation>
    </message>
    <message>
        <source>The project was not exported</source>
        <translation>项目未导出</translation>
    </message>
</context>
<context>
    <name>ProjectListActions</name>
    <message>
        <source>Rename %1</source>
        <translation>重命名 %1</translation>
    </message>
    <message>
        <source>A home knows a project by its name: a project file with the old name is another project from now on.</source>
        <translation>主目录按名称识别项目：使用旧名称的项目文件此后将视为另一个项目。</translation>
    </message>
    <message>
        <source>The project was not renamed</source>
        <translation>项目未重命名</translation>
    </message>
    <message>
        <source>“%1” is called “%2” now.</source>
        <translation>“%1”已改名为“%2”。</translation>
    </message>
    <message>
        <source>Clone %1</source>
        <translation>克隆 %1</translation>
    </message>
    <message>
        <source>The clone has the same data sources, objects, options and tags, and has not run yet.</source>
        <translation>克隆项目具有相同的数据源、对象、选项和标签，且尚未运行。</translation>
    </message>
    <message>
        <source>The project was not cloned</source>
        <translation>项目未克隆</translation>
    </message>
    <message>
        <source>“%1” was cloned as “%2”.</source>
        <translation>“%1”已克隆为“%2”。</translation>
    </message>
    <message>
        <source>The tags were not changed</source>
        <translation>标签未更改</translation>
    </message>
    <message>
        <source>The tags of “%1” were changed.</source>
        <translation>“%1”的标签已更改。</translation>
    </message>
    <message>
        <source>Export the project as JSON</source>
        <translation>将项目导出为 JSON</translation>
    </message>
    <message>
        <source>Godwit projects (*.godwit.json);;JSON (*.json)</source>
        <translation>Godwit 项目 (*.godwit.json);;JSON (*.json)</translation>
    </message>
    <message>
        <source>The project was not exported</source>
        <translation>项目未导出</translation>
    </message>
    <message>
        <source>“%1” was exported to %2.</source>
        <translation>“%1”已导出到 %2。</translation>
    </message>
</context>
<context>
    <name>ProjectListModel</name>
    <message>
        <source>A side of this project is marked as production.</source>
        <translation>此项目有一端标记为生产环境。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Source → Destination</source>
        <translation>源端 → 目标端</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Step and progress</source>
        <translation>步骤与进度</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
</context>
<context>
    <name>ProjectListPage</name>
    <message>
        <source>Search projects</source>
        <translation>搜索项目</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>按状态筛选</translation>
    </message>
    <message>
        <source>Filter by type</source>
        <translation>按类型筛选</translation>
    </message>
    <message>
        <source>Filter by tag</source>
        <translation>按标签筛选</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>&amp;Open from JSON…</source>
        <translation>从 JSON 打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>新建项目(&amp;N)</translation>
    </message>
    <message>
        <source>Every state</source>
        <translation>所有状态</translation>
    </message>
    <message>
        <source>Every type</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>Synchronization</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Every tag</source>
        <translation>所有标签</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>更多(&amp;M)</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Open from JSON…</source>
        <translation>从 JSON 打开…</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>试用示例</translation>
    </message>
    <message>
        <source>Show all projects</source>
        <translation>显示所有项目</translation>
    </message>
    <message>
        <source>No project matches</source>
        <translation>没有匹配的项目</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n project(s) of this home is what you look for.</source>
        <translation>
            <numerusform>此主目录的 %n 个项目中没有符合条件的项目。</numerusform>
        </translation>
    </message>
    <message>
        <source>No projects yet</source>
        <translation>暂无项目</translation>
    </message>
    <message>
        <source>A project says what goes from which source to which destination, and remembers how far it came. It can be run, paused and resumed here.</source>
        <translation>项目定义哪些数据从哪个源端传输到哪个目标端，并记录进度。可在此运行、暂停和恢复。</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
</context>
<context>
    <name>ProjectOperations</name>
    <message numerus="yes">
        <source>%1 of %n project(s) were started.</source>
        <translation>
            <numerusform>已启动 %1/%n 个项目。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n project(s) were asked to pause.</source>
        <translation>
            <numerusform>已请求暂停 %1/%n 个项目。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n project(s) were resumed.</source>
        <translation>
            <numerusform>已恢复 %1/%n 个项目。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n project(s) were released.</source>
        <translation>
            <numerusform>已释放 %1/%n 个项目。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n project(s) were deleted.</source>
        <translation>
            <numerusform>已删除 %1/%n 个项目。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n project(s) were changed.</source>
        <translation>
            <numerusform>已更改 %1/%n 个项目。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was started.</source>
        <translation>“%1”已启动。</translation>
    </message>
    <message>
        <source>“%1” was asked to pause.</source>
        <translation>已请求暂停“%1”。</translation>
    </message>
    <message>
        <source>“%1” was resumed.</source>
        <translation>“%1”已恢复。</translation>
    </message>
    <message>
        <source>“%1” was released.</source>
        <translation>“%1”已释放。</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>“%1”已删除。</translation>
    </message>
    <message>
        <source>“%1” was changed.</source>
        <translation>“%1”已更改。</translation>
    </message>
    <message>
        <source>A project is started when it has not run yet, has completed or was released. One that was interrupted is resumed.</source>
        <translation>尚未运行、已完成或已释放的项目可以启动。中断的项目应恢复运行。</translation>
    </message>
    <message>
        <source>Only a running project can be paused.</source>
        <translation>只能暂停正在运行的项目。</translation>
    </message>
    <message>
        <source>Only a paused or failed project can be resumed.</source>
        <translation>只能恢复已暂停或失败的项目。</translation>
    </message>
    <message>
        <source>A project is released once it has run and stopped.</source>
        <translation>项目运行过并停止后才能释放。</translation>
    </message>
    <message>
        <source>A project that has run must be released before it is deleted.</source>
        <translation>运行过的项目必须先释放才能删除。</translation>
    </message>
    <message>
        <source>A running project must be paused first.</source>
        <translation>必须先暂停正在运行的项目。</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>启动(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>Re&amp;lease…</source>
        <translation>释放(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>重命名(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Clone…</source>
        <translation>克隆(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <translation>标签(&amp;T)…</translation>
    </message>
    <message>
        <source>E&amp;xport JSON…</source>
        <translation>导出 JSON(&amp;X)…</translation>
    </message>
</context>
<context>
    <name>ProjectText</name>
    <message>
        <source>%1, %2</source>
        <extracomment>a step and how much of it is done: &quot;Full transfer, 45 %&quot;</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Synchronization</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>Completed, different</source>
        <translation>已完成，有差异</translation>
    </message>
    <message>
        <source>Completed, not proven</source>
        <translation>已完成，未证实</translation>
    </message>
    <message>
        <source>All steps done</source>
        <translation>所有步骤已完成</translation>
    </message>
</context>
<context>
    <name>ProjectWizard</name>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>Undo the last change (%1)</source>
        <translation>撤销上次更改（%1）</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Replace the project?</source>
        <translation>替换项目？</translation>
    </message>
    <message>
        <source>There is a project “%1” in this home already. Replacing it overwrites its steps, objects and options; what its runs did stays.</source>
        <translation>此主目录中已有项目“%1”。替换会覆盖其步骤、对象和选项；其运行结果会保留。</translation>
    </message>
    <message>
        <source>Replace “%1”</source>
        <translation>替换“%1”</translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation>换一个名称</translation>
    </message>
    <message>
        <source>The project was not saved</source>
        <translation>项目未保存</translation>
    </message>
    <message>
        <source>The project was not saved. %1</source>
        <translation>项目未保存。%1</translation>
    </message>
    <message>
        <source>“%1” has changes that were not saved.</source>
        <translation>“%1”有未保存的更改。</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Discard the changes</source>
        <translation>放弃更改(&amp;D)</translation>
    </message>
    <message>
        <source>S&amp;tay</source>
        <translation>留在此页(&amp;T)</translation>
    </message>
</context>
<context>
    <name>ProofPdf</name>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
</context>
<context>
    <name>RepairDialog</name>
    <message>
        <source>&amp;Verify these tables again afterwards</source>
        <translation>修复后重新校验这些表(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Save as SQL file…</source>
        <translation>另存为 SQL 文件(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>修复(&amp;R)</translation>
    </message>
    <message>
        <source>Repair rows at “%1”</source>
        <translation>修复“%1”上的行</translation>
    </message>
    <message>
        <source>The first statements</source>
        <translation>前面的语句</translation>
    </message>
    <message>
        <source>The destination is changed: %1. Before a row is written, both sides are read again; rows that have changed since they were compared are left alone.</source>
        <translation>将更改目标端：%1。写入每一行之前，会重新读取两侧；比较之后发生过变化的行会保持原样。</translation>
    </message>
    <message>
        <source>&amp;All rows that the filter leaves (%1)</source>
        <translation>筛选出的所有行 (%1)(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;All rows that differ (%1)</source>
        <translation>所有不一致的行 (%1)(&amp;A)</translation>
    </message>
    <message>
        <source>Reading the statements…</source>
        <translation>正在读取语句…</translation>
    </message>
    <message>
        <source>Counting the rows…</source>
        <translation>正在统计行数…</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>语句</translation>
    </message>
    <message>
        <source>%1 in %2 at “%3”</source>
        <translation>“%3”上 %2 中的 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tables</source>
        <translation>
            <numerusform>%Ln 个表</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more tables</source>
        <translation>
            <numerusform>以及另外 %n 个表</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a table and how many of its rows</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>left out, already repaired: %1</source>
        <translation>已略过（已修复）：%1</translation>
    </message>
    <message>
        <source>The first %1 of the statements</source>
        <translation>前 %1 条语句</translation>
    </message>
    <message>
        <source>Save the repair statements</source>
        <translation>保存修复语句</translation>
    </message>
    <message>
        <source>SQL files (*.sql)</source>
        <translation>SQL 文件 (*.sql)</translation>
    </message>
    <message>
        <source>Writing the statements…</source>
        <translation>正在写入语句…</translation>
    </message>
    <message>
        <source>%1 statements were written to %2.</source>
        <translation>已将 %1 条语句写入 %2。</translation>
    </message>
    <message>
        <source>The &amp;chosen rows (%1)</source>
        <translation>所选的行 (%1)(&amp;C)</translation>
    </message>
</context>
<context>
    <name>RepairStrip</name>
    <message>
        <source>%1 were equal already</source>
        <translation>%1 行原本已一致</translation>
    </message>
    <message>
        <source>%1 have changed meanwhile and were left alone</source>
        <translation>%1 行期间发生变化，保持原样</translation>
    </message>
    <message>
        <source>%1 were refused; each says why</source>
        <translation>%1 行被拒绝，各自注明了原因</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Verify again</source>
        <translation>重新校验</translation>
    </message>
    <message>
        <source>Progress of the repair</source>
        <translation>修复进度</translation>
    </message>
    <message>
        <source>Cancel the repair</source>
        <translation>取消修复</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Repairing</source>
        <translation>正在修复</translation>
    </message>
    <message>
        <source>Looking at both sides…</source>
        <translation>正在查看两侧…</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 / %2 行</translation>
    </message>
    <message>
        <source>The repair was cancelled</source>
        <translation>修复已取消</translation>
    </message>
    <message>
        <source>The repair broke off</source>
        <translation>修复中断</translation>
    </message>
    <message>
        <source>What was repaired before stays so.</source>
        <translation>此前已修复的内容保持不变。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows were repaired</source>
        <translation>
            <numerusform>已修复 %Ln 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RocketMqForm</name>
    <message>
        <source>Name &amp;servers:</source>
        <translation>Name Server(&amp;S)：</translation>
    </message>
    <message>
        <source>Give at least one name server.</source>
        <translation>请至少填写一个 Name Server。</translation>
    </message>
    <message>
        <source>ns1:9876, ns2:9876</source>
        <translation>ns1:9876, ns2:9876</translation>
    </message>
    <message>
        <source>&amp;AccessKey:</source>
        <translation>AccessKey(&amp;A)：</translation>
    </message>
    <message>
        <source>optional; only if the brokers check access</source>
        <translation>可选；仅在 Broker 校验访问权限时填写</translation>
    </message>
    <message>
        <source>Secret&amp;Key:</source>
        <translation>SecretKey(&amp;K)：</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>RulesCompleter</name>
    <message>
        <source>Names that fit</source>
        <translation>匹配的名称</translation>
    </message>
</context>
<context>
    <name>RulesEditor</name>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
</context>
<context>
    <name>RulesExplanation</name>
    <message>
        <source>%1 is left out: %2 takes it, but %3 drops it.</source>
        <translation>%1 被排除：%2选取了它，但%3将其排除。</translation>
    </message>
    <message>
        <source>%1 is left out: the project takes only tables without a key.</source>
        <translation>%1 被排除：项目只选取无键的表。</translation>
    </message>
    <message>
        <source>%1 is left out: the project takes only tables with a key.</source>
        <translation>%1 被排除：项目只选取有键的表。</translation>
    </message>
    <message>
        <source>%1 is never taken by a rule: the database “godwit” holds Godwit’s own marks.</source>
        <translation>规则不会选取 %1：数据库“godwit”存放 Godwit 自己的标记。</translation>
    </message>
    <message>
        <source>%1 is left out: it is a view, but listed as a table.</source>
        <translation>%1 被排除：它是视图，却按表列出。</translation>
    </message>
    <message>
        <source>%1 is left out: it is a table, but listed as a view.</source>
        <translation>%1 被排除：它是表，却按视图列出。</translation>
    </message>
    <message>
        <source>%1 is not picked.</source>
        <translation>未选取 %1。</translation>
    </message>
    <message>
        <source>the exclusion rule “%1”</source>
        <translation>排除规则“%1”</translation>
    </message>
    <message>
        <source>the rule “%1”</source>
        <translation>规则“%1”</translation>
    </message>
    <message>
        <source>the excluded name “%1”</source>
        <translation>排除的名称“%1”</translation>
    </message>
    <message>
        <source>the listed name “%1”</source>
        <translation>列出的名称“%1”</translation>
    </message>
    <message>
        <source>the excluded database “%1”</source>
        <translation>排除的数据库“%1”</translation>
    </message>
    <message>
        <source>the listed database “%1”</source>
        <translation>列出的数据库“%1”</translation>
    </message>
    <message>
        <source>%1 moves: %2 takes it.</source>
        <translation>%1 会传输：由%2选取。</translation>
    </message>
    <message>
        <source>It is written to the topic “%1”.</source>
        <translation>写入 Topic“%1”。</translation>
    </message>
    <message>
        <source>It becomes %1.</source>
        <translation>名称变为 %1。</translation>
    </message>
    <message>
        <source>Only rows where %1.</source>
        <translation>仅传输满足 %1 的行。</translation>
    </message>
    <message numerus="yes">
        <source>Only %n column(s).</source>
        <translation>
            <numerusform>仅传输 %n 列。</numerusform>
        </translation>
    </message>
    <message>
        <source>OMS would not match the name “%1”: it allows fewer characters.</source>
        <translation>OMS 无法匹配名称“%1”：它允许的字符更少。</translation>
    </message>
    <message>
        <source>Nothing takes %1: %2 matches it, but merges tables into one, and this is a view.</source>
        <translation>%1 未被选取：%2与其匹配，但会将多个表合并为一个，而它是视图。</translation>
    </message>
    <message>
        <source>No rule takes %1.</source>
        <translation>没有规则选取 %1。</translation>
    </message>
    <message>
        <source>%1 would drop it anyway.</source>
        <translation>即使被选取，%1也会将其排除。</translation>
    </message>
    <message>
        <source>The nearest rule, “%1”, differs in upper and lower case only.</source>
        <translation>最接近的规则“%1”仅大小写不同。</translation>
    </message>
    <message>
        <source>It is for another database.</source>
        <translation>该规则针对其他数据库。</translation>
    </message>
    <message>
        <source>The nearest rule is “%1”.</source>
        <translation>最接近的规则是“%1”。</translation>
    </message>
    <message>
        <source>It still wants “%1” where the name “%2” ends.</source>
        <translation>名称“%2”已结束，而规则还要求“%1”。</translation>
    </message>
    <message>
        <source>It ends before character %1 of “%2” (“%3”).</source>
        <translation>规则在“%2”的第 %1 个字符（“%3”）之前就已结束。</translation>
    </message>
    <message>
        <source>It finds no “%1” from character %2 of “%3” (“%4”) on.</source>
        <translation>从“%3”的第 %2 个字符（“%4”）起找不到“%1”。</translation>
    </message>
    <message>
        <source>It stops matching at character %1 of “%2” (“%3”).</source>
        <translation>在“%2”的第 %1 个字符（“%3”）处不再匹配。</translation>
    </message>
</context>
<context>
    <name>RulesObjectDialog</name>
    <message>
        <source>Settings of %1</source>
        <translation>%1 的设置</translation>
    </message>
    <message>
        <source>&amp;As the rules say</source>
        <translation>按规则设置(&amp;A)</translation>
    </message>
    <message>
        <source>Take the object&apos;s own name, filter and columns away</source>
        <translation>清除该对象单独设置的名称、过滤条件和列</translation>
    </message>
</context>
<context>
    <name>RulesPanel</name>
    <message>
        <source>Rules of what to take</source>
        <translation>选取规则</translation>
    </message>
    <message>
        <source>Rules of what to leave out</source>
        <translation>排除规则</translation>
    </message>
    <message>
        <source>&amp;Take (one rule a line):</source>
        <translation>选取（每行一条规则）(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Leave out:</source>
        <translation>排除(&amp;L)：</translation>
    </message>
    <message>
        <source>Re&amp;move them</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>* any characters   ? exactly one   [a-z] one of these   [!a-z] none of these   a.b=c.d under another name</source>
        <translation>* 任意多个字符   ? 恰好一个字符   [a-z] 其中之一   [!a-z] 不在其中   a.b=c.d 改用其他名称</translation>
    </message>
    <message numerus="yes">
        <source>%n more is listed by name, with its settings.</source>
        <translation>
            <numerusform>另有 %n 个按名称列出，并带有各自的设置。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 more are listed by name to be taken, %2 to be left out.</source>
        <translation>另有 %1 个按名称选取，%2 个按名称排除。</translation>
    </message>
    <message>
        <source>The names listed beside the rules were removed.</source>
        <translation>已移除规则之外列出的名称。</translation>
    </message>
    <message>
        <source>The rule “%1” names it %2.</source>
        <translation>规则“%1”将其命名为 %2。</translation>
    </message>
    <message>
        <source>Write at least one rule of what to take.</source>
        <translation>请至少写一条选取规则。</translation>
    </message>
</context>
<context>
    <name>RulesProblemModel</name>
    <message>
        <source>What to look at</source>
        <translation>需关注的问题</translation>
    </message>
</context>
<context>
    <name>RulesResultModel</name>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>变为</translation>
    </message>
    <message>
        <source>Because of</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>选取依据</translation>
    </message>
</context>
<context>
    <name>RulesResultPanel</name>
    <message>
        <source>The rules take nothing.</source>
        <translation>规则未选取任何对象。</translation>
    </message>
    <message>
        <source>Nothing is new since the project was last saved.</source>
        <translation>自上次保存项目以来没有新增对象。</translation>
    </message>
    <message>
        <source>Nothing was dropped since the project was last saved.</source>
        <translation>自上次保存项目以来没有移除对象。</translation>
    </message>
    <message>
        <source>Nothing that a rule takes is left out.</source>
        <translation>规则选取的对象均未被排除。</translation>
    </message>
    <message>
        <source>Something takes every object of the source.</source>
        <translation>源端的所有对象均已被选取。</translation>
    </message>
    <message>
        <source>Search the list</source>
        <translation>搜索列表</translation>
    </message>
    <message>
        <source>Rename and &amp;filter…</source>
        <translation>重命名与过滤(&amp;F)…</translation>
    </message>
    <message>
        <source>Lists of objects</source>
        <translation>对象列表</translation>
    </message>
    <message>
        <source>Everything that moves</source>
        <translation>所有要传输的对象</translation>
    </message>
    <message>
        <source>What moves now, and did not when the project was last saved</source>
        <translation>上次保存项目时不传输、现在要传输的对象</translation>
    </message>
    <message>
        <source>What moved when the project was last saved, and does not now</source>
        <translation>上次保存项目时要传输、现在不传输的对象</translation>
    </message>
    <message>
        <source>What a rule takes and something else leaves out</source>
        <translation>规则选取但被其他条件排除的对象</translation>
    </message>
    <message>
        <source>What no rule takes</source>
        <translation>没有规则选取的对象</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>最终结果</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>未选取</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>问题（%1）</translation>
    </message>
    <message>
        <source>The source has not been read yet.</source>
        <translation>尚未读取源端。</translation>
    </message>
    <message>
        <source>Nothing is wrong with the rules.</source>
        <translation>规则没有问题。</translation>
    </message>
    <message>
        <source>Nothing is called like that.</source>
        <translation>没有匹配的名称。</translation>
    </message>
    <message>
        <source>Choose an object to read why it moves or stays.</source>
        <translation>选择一个对象，查看其传输或不传输的原因。</translation>
    </message>
</context>
<context>
    <name>RunDifferences</name>
    <message>
        <source>Something is being done to this project: wait for its end, or cancel it.</source>
        <translation>此项目正在执行操作：请等待其结束，或取消它。</translation>
    </message>
    <message>
        <source>The project has not run yet.</source>
        <translation>此项目尚未运行。</translation>
    </message>
    <message>
        <source>The run has not come to its end: resume it first.</source>
        <translation>运行尚未结束：请先恢复运行。</translation>
    </message>
    <message>
        <source>Rows cannot be repaired</source>
        <translation>无法修复行</translation>
    </message>
</context>
<context>
    <name>RunHeader</name>
    <message>
        <source>This project has not run yet.</source>
        <translation>此项目尚未运行。</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <extracomment>source and destination</extracomment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>begun %1</source>
        <translation>开始于 %1</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>结束于 %1</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>Re&amp;try failed</source>
        <translation>重试失败项(&amp;T)</translation>
    </message>
    <message>
        <source>View &amp;objects</source>
        <translation>查看对象(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>更多(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Clone…</source>
        <translation>克隆(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Download project…</source>
        <translation>下载项目(&amp;D)…</translation>
    </message>
    <message>
        <source>R&amp;elease…</source>
        <translation>释放(&amp;E)…</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>暂停中</translation>
    </message>
    <message>
        <source>Running in process %1</source>
        <translation>在进程 %1 中运行</translation>
    </message>
    <message>
        <source>Not everything is proven</source>
        <translation>部分内容未证实一致</translation>
    </message>
    <message>
        <source>&amp;Run again</source>
        <translation>重新运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>启动(&amp;S)</translation>
    </message>
    <message>
        <source>Pause the project to change its settings.</source>
        <translation>请先暂停项目再更改设置。</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Repairing rows</source>
        <translation>正在修复行</translation>
    </message>
    <message>
        <source>Verifying again</source>
        <translation>正在重新校验</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>取消(&amp;N)</translation>
    </message>
    <message>
        <source>Save &amp;proof…</source>
        <translation>保存证明(&amp;P)…</translation>
    </message>
</context>
<context>
    <name>RunNotices</name>
    <message>
        <source>Show Godwit</source>
        <translation>显示 Godwit</translation>
    </message>
    <message>
        <source>Pause everything and quit</source>
        <translation>全部暂停并退出</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>See the prechec&amp;ks…</source>
        <translation>查看预检查(&amp;K)…</translation>
    </message>
    <message>
        <source>T&amp;ables</source>
        <translation>表(&amp;A)</translation>
    </message>
    <message>
        <source>Ob&amp;jects (%1 failed)</source>
        <translation>对象（%1 个失败）(&amp;J)</translation>
    </message>
    <message>
        <source>Ob&amp;jects</source>
        <translation>对象(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Verification</source>
        <translation>校验(&amp;V)</translation>
    </message>
    <message>
        <source>D&amp;ifferences</source>
        <translation>差异(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>日志(&amp;L)</translation>
    </message>
    <message>
        <source>D&amp;ifferences (%1)</source>
        <translation>差异 (%1)(&amp;I)</translation>
    </message>
</context>
<context>
    <name>RunStarter</name>
    <message>
        <source>Run again</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>Run “%1” again from the beginning?</source>
        <translation>从头重新运行“%1”吗？</translation>
    </message>
    <message>
        <source>The tables at the destination that hold exactly what the last run wrote are emptied and copied anew.</source>
        <translation>目标端中仅包含上次运行所写内容的表会被清空并重新复制。</translation>
    </message>
    <message>
        <source>&amp;Run again</source>
        <translation>重新运行(&amp;R)</translation>
    </message>
</context>
<context>
    <name>RunSummary</name>
    <message>
        <source>%1 of %2 objects</source>
        <translation>%1/%2 个对象</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1/%2 行</translation>
    </message>
    <message>
        <source>%1 of ≈ %2 rows</source>
        <translation>%1/≈ %2 行</translation>
    </message>
    <message>
        <source>nothing has moved for 10 seconds</source>
        <translation>已有 10 秒没有数据传输</translation>
    </message>
    <message>
        <source>%1 left</source>
        <extracomment>time that is left</extracomment>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Progress of the step</source>
        <translation>步骤进度</translation>
    </message>
    <message>
        <source>%1 rows · %2</source>
        <translation>%1 行 · %2</translation>
    </message>
</context>
<context>
    <name>RunText</name>
    <message>
        <source>Checks both sides before anything is written.</source>
        <translation>写入任何内容之前检查两端。</translation>
    </message>
    <message>
        <source>Creates the databases, tables and views at the destination.</source>
        <translation>在目标端创建数据库、表和视图。</translation>
    </message>
    <message>
        <source>Copies every selected row from one consistent snapshot.</source>
        <translation>从同一个一致性快照复制所有选中的行。</translation>
    </message>
    <message>
        <source>Builds the indexes and foreign keys that were put off until the data was there.</source>
        <translation>创建推迟到数据就绪后再建的索引和外键。</translation>
    </message>
    <message>
        <source>Applies what changes at the source meanwhile.</source>
        <translation>应用源端在此期间的变更。</translation>
    </message>
    <message>
        <source>Reads every row of both sides again and compares them.</source>
        <translation>重新读取两端的每一行并进行比对。</translation>
    </message>
    <message>
        <source>Moves the applications to the destination.</source>
        <translation>将应用切换到目标端。</translation>
    </message>
    <message>
        <source>Brings changes at the destination back to the source.</source>
        <translation>将目标端的变更回传到源端。</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>正在等待</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Caught up</source>
        <translation>已追平</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>复制中</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Consistent</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>有差异</translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation>未证实</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>未比对</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>平稳</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>about %1</source>
        <extracomment>a duration</extracomment>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>a range of durations: 12 s – 1 min 05 s</extracomment>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>RunningWork</name>
    <message>
        <source>Nothing is running</source>
        <translation>没有正在运行的项目</translation>
    </message>
    <message numerus="yes">
        <source>%n project(s) running</source>
        <translation>
            <numerusform>%n 个项目正在运行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: pausing…</source>
        <translation>%1：正在暂停…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: starting…</source>
        <translation>%1：正在启动…</translation>
    </message>
</context>
<context>
    <name>SaveProof</name>
    <message>
        <source>Web page, for reading and printing (*.html *.htm)</source>
        <translation>网页，供阅读和打印 (*.html *.htm)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>JSON, for programs (*.json)</source>
        <translation>JSON，供程序使用 (*.json)</translation>
    </message>
    <message>
        <source>Save the proof</source>
        <translation>保存证明</translation>
    </message>
    <message>
        <source>Proof report of %1</source>
        <translation>%1 的证明报告</translation>
    </message>
    <message>
        <source>The proof was not saved</source>
        <translation>证明未保存</translation>
    </message>
    <message>
        <source>The proof was saved as %1.</source>
        <translation>证明已保存为 %1。</translation>
    </message>
    <message>
        <source>It says: %1: %2.</source>
        <extracomment>the report&apos;s verdict and its reason</extracomment>
        <translation>内容为：%1：%2。</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Saving the proof…</source>
        <translation>正在保存证明…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Data source not found</source>
        <translation>未找到数据源</translation>
    </message>
    <message>
        <source>There is no data source “%1”. Create it under Data sources, or pick another one.</source>
        <translation>没有数据源“%1”。请在“数据源”中创建，或选择其他数据源。</translation>
    </message>
    <message>
        <source>The data source cannot be read</source>
        <translation>无法读取数据源</translation>
    </message>
    <message>
        <source>Password of %1 for the data source “%2”:</source>
        <translation>数据源“%2”中 %1 的密码：</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>The language changes when Godwit is started again.</source>
        <translation>重新启动 Godwit 后语言生效。</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>配色(&amp;C)：</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>&amp;Stalled after:</source>
        <translation>停滞判定时长(&amp;S)：</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>No row has moved for so long.</source>
        <translation>超过此时长没有任何行传输。</translation>
    </message>
    <message>
        <source>Slow &amp;beyond:</source>
        <translation>缓慢判定倍数(&amp;B)：</translation>
    </message>
    <message>
        <source> × estimate</source>
        <translation> × 预计时长</translation>
    </message>
    <message>
        <source>A run that takes so many times its estimate.</source>
        <translation>运行时长达到预计时长的此倍数。</translation>
    </message>
    <message>
        <source>…but &amp;not before:</source>
        <translation>…但不早于(&amp;N)：</translation>
    </message>
    <message>
        <source>Short runs are never called slow.</source>
        <translation>短时间的运行不会判为缓慢。</translation>
    </message>
    <message>
        <source>Lost &amp;connections:</source>
        <translation>连接断开次数(&amp;C)：</translation>
    </message>
    <message>
        <source>So many within ten minutes raise an alert.</source>
        <translation>十分钟内达到此次数即触发告警。</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>&amp;Differences kept:</source>
        <translation>保留的差异数(&amp;D)：</translation>
    </message>
    <message>
        <source>Of each table; the others are only counted.</source>
        <translation>按每张表计；其余差异只计数。</translation>
    </message>
    <message>
        <source>Back to %1, the default</source>
        <translation>恢复为默认值 %1</translation>
    </message>
    <message>
        <source>This home</source>
        <translation>此主目录</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>打开文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>文件夹(&amp;F)：</translation>
    </message>
    <message>
        <source>Projects, data sources, checkpoints and reports are in this folder. Another one is chosen with --home or GODWIT_HOME.</source>
        <translation>项目、数据源、检查点和报告都在此文件夹中。可用 --home 或 GODWIT_HOME 指定其他文件夹。</translation>
    </message>
    <message>
        <source>Passwords:</source>
        <translation>密码：</translation>
    </message>
    <message>
        <source>Passwords are kept in the desktop&apos;s keyring, never in a file of Godwit&apos;s.</source>
        <translation>密码保存在桌面密钥环中，不会写入 Godwit 的任何文件。</translation>
    </message>
    <message>
        <source>No keyring answers on this desktop: passwords are asked for, kept in memory, and gone when Godwit ends.</source>
        <translation>此桌面没有可用的密钥环：密码需要时询问，仅保存在内存中，Godwit 退出后即清除。</translation>
    </message>
</context>
<context>
    <name>SharedFields</name>
    <message>
        <source>Give the server&apos;s host name or IP address.</source>
        <translation>请填写服务器的主机名或 IP 地址。</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>主机(&amp;H)：</translation>
    </message>
    <message>
        <source>db1.example.com or 10.0.0.5</source>
        <translation>db1.example.com 或 10.0.0.5</translation>
    </message>
    <message>
        <source>P&amp;ort:</source>
        <translation>端口(&amp;O)：</translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation>用户名(&amp;U)：</translation>
    </message>
    <message>
        <source>Give the name of the account.</source>
        <translation>请填写账号名称。</translation>
    </message>
    <message>
        <source>Pass&amp;word:</source>
        <translation>密码(&amp;W)：</translation>
    </message>
    <message>
        <source>&amp;Database:</source>
        <translation>数据库(&amp;D)：</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>主库</translation>
    </message>
    <message>
        <source>Primary and standby</source>
        <translation>主库和备库</translation>
    </message>
    <message>
        <source>Standby only</source>
        <translation>仅备库</translation>
    </message>
    <message>
        <source>Child node</source>
        <translation>子节点</translation>
    </message>
    <message>
        <source>&amp;Attribute:</source>
        <translation>属性(&amp;A)：</translation>
    </message>
    <message>
        <source>An OMS server reads changes from the primary, and copies and verifies from the standby. Godwit itself connects to the host above.</source>
        <translation>OMS 服务器从主库读取变更，从备库复制和校验数据。Godwit 自身连接上面的主机。</translation>
    </message>
    <message>
        <source>&amp;Standby host:</source>
        <translation>备库主机(&amp;S)：</translation>
    </message>
    <message>
        <source>Give the standby&apos;s host name or IP address.</source>
        <translation>请填写备库的主机名或 IP 地址。</translation>
    </message>
    <message>
        <source>S&amp;tandby port:</source>
        <translation>备库端口(&amp;T)：</translation>
    </message>
    <message>
        <source>Write a hea&amp;rtbeat, to know the lag of an idle server</source>
        <translation>写入心跳，以获知空闲服务器的延迟(&amp;R)</translation>
    </message>
    <message>
        <source>Updates one row of %1 every five seconds during incremental transfer; the account needs INSERT, UPDATE and DELETE on it.</source>
        <translation>增量同步期间每五秒更新 %1 的一行；账号需要对其具有 INSERT、UPDATE 和 DELETE 权限。</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>T&amp;LS:</source>
        <translation>TLS(&amp;L)：</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Required, certificate not checked</source>
        <translation>必需，不校验证书</translation>
    </message>
    <message>
        <source>Required, certificate checked</source>
        <translation>必需，校验证书</translation>
    </message>
    <message>
        <source>Required, certificate and host name checked</source>
        <translation>必需，校验证书和主机名</translation>
    </message>
    <message>
        <source>CA &amp;certificate:</source>
        <translation>CA 证书(&amp;C)：</translation>
    </message>
    <message>
        <source>the system&apos;s own if empty</source>
        <translation>留空则使用系统证书</translation>
    </message>
    <message>
        <source>PEM file of the authority that signed the server&apos;s certificate.</source>
        <translation>签发服务器证书的 CA 的 PEM 文件。</translation>
    </message>
    <message>
        <source>Client certi&amp;ficate:</source>
        <translation>客户端证书(&amp;F)：</translation>
    </message>
    <message>
        <source>only if the server asks for one</source>
        <translation>仅在服务器要求时填写</translation>
    </message>
    <message>
        <source>Client &amp;key:</source>
        <translation>客户端私钥(&amp;K)：</translation>
    </message>
    <message>
        <source>A client certificate needs its private key.</source>
        <translation>客户端证书需要对应的私钥。</translation>
    </message>
    <message>
        <source>Re&amp;gion:</source>
        <translation>地域(&amp;G)：</translation>
    </message>
    <message>
        <source>only for an OMS server with several regions</source>
        <translation>仅用于多地域的 OMS 服务器</translation>
    </message>
</context>
<context>
    <name>SpeedText</name>
    <message>
        <source>Batches of up to %1 or %2 rows.</source>
        <translation>每批最多 %1 或 %2 行。</translation>
    </message>
    <message numerus="yes">
        <source>Here: %n connection(s) reading on each side at once.</source>
        <translation>
            <numerusform>本机：每端同时使用 %n 个连接读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Here: %n part(s) of tables at once, each with a connection that reads and one that writes.</source>
        <translation>
            <numerusform>本机：同时处理 %n 个表分片，每个分片使用一个读连接和一个写连接。</numerusform>
        </translation>
    </message>
    <message>
        <source>On an OMS server: %1 threads, %2 rows read at a time.</source>
        <translation>OMS 服务器：%1 个线程，每次读取 %2 行。</translation>
    </message>
    <message>
        <source>On an OMS server: %1 threads, %2 rows read and %3 written at a time.</source>
        <translation>OMS 服务器：%1 个线程，每次读取 %2 行、写入 %3 行。</translation>
    </message>
</context>
<context>
    <name>SqlDialog</name>
    <message>
        <source>SQL of %1</source>
        <translation>%1 的 SQL</translation>
    </message>
    <message>
        <source>The statement that failed</source>
        <translation>失败的语句</translation>
    </message>
    <message>
        <source>How %1 is made</source>
        <translation>%1 的创建方式</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>复制：%1</translation>
    </message>
    <message>
        <source>No statement is stored: the object was there already, or its turn has not come.</source>
        <translation>没有保存的语句：对象原已存在，或尚未轮到。</translation>
    </message>
</context>
<context>
    <name>SqliteForm</name>
    <message>
        <source>&amp;File:</source>
        <translation>文件(&amp;F)：</translation>
    </message>
    <message>
        <source>Choose the database&apos;s file, or the place of a new one.</source>
        <translation>请选择数据库文件，或新文件的位置。</translation>
    </message>
    <message>
        <source>/home/me/shop.db</source>
        <translation>/home/me/shop.db</translation>
    </message>
    <message>
        <source>SQLite databases (*.db *.sqlite *.sqlite3 *.db3);;All files (*)</source>
        <translation>SQLite 数据库 (*.db *.sqlite *.sqlite3 *.db3);;所有文件 (*)</translation>
    </message>
    <message>
        <source>There is no such file yet: it is made when a project first writes to it.</source>
        <translation>此文件尚不存在：项目首次写入时会创建。</translation>
    </message>
    <message>
        <source>Wait for &amp;locks (ms):</source>
        <translation>锁等待时间（毫秒）(&amp;L)：</translation>
    </message>
    <message>
        <source>How long to wait while another program holds the file.</source>
        <translation>其他程序占用文件时等待多久。</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>&amp;Try it now</source>
        <translation>立即试用(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Connect a data source</source>
        <translation>连接数据源(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Open a project file…</source>
        <translation>打开项目文件(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>新建项目(&amp;N)</translation>
    </message>
    <message>
        <source>See a migration in a minute</source>
        <translation>一分钟了解迁移</translation>
    </message>
    <message>
        <source>Migrates a small shop&apos;s database into a new SQLite file, with a rename and a row filter, and proves that nothing was lost. Everything is filled in; nothing leaves this computer.</source>
        <translation>将一个小商店的数据库迁移到新的 SQLite 文件，包含一处改名和一个行过滤条件，并证明数据没有丢失。所有内容均已填好；数据不会离开本机。</translation>
    </message>
    <message>
        <source>Begin with your own</source>
        <translation>使用自己的数据开始</translation>
    </message>
    <message>
        <source>Tell Godwit where a database is. Testing the connection shows what is missing, with the statement that mends it. Nothing is written until you start a project.</source>
        <translation>告诉 Godwit 数据库的位置。测试连接会显示缺少什么，并给出用于修正的语句。启动项目之前不会写入任何内容。</translation>
    </message>
    <message>
        <source>Welcome to Godwit</source>
        <translation>欢迎使用 Godwit</translation>
    </message>
    <message>
        <source>Migrate and synchronize databases, and prove that nothing was lost.</source>
        <translation>迁移和同步数据库，并证明数据没有丢失。</translation>
    </message>
    <message>
        <source>Writing the sample database…</source>
        <translation>正在写入示例数据库…</translation>
    </message>
</context>
<context>
    <name>StateText</name>
    <message>
        <source>Precheck</source>
        <translation>预检查</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Full transfer</source>
        <translation>全量迁移</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Incremental</source>
        <translation>增量</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Switchover</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未启动</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Releasing</source>
        <translation>释放中</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>已释放</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
</context>
<context>
    <name>StepLine</name>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>a step&apos;s state and how long it took so far</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Steps of the project</source>
        <translation>项目步骤</translation>
    </message>
</context>
<context>
    <name>StepRail</name>
    <message>
        <source>Pages of the project</source>
        <translation>项目页面</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <extracomment>a page of the wizard: its number and its title</extracomment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>尚未查看</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>已填完</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to put right</source>
        <translation>
            <numerusform>有 %n 处需修正</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>StepRules</name>
    <message>
        <source>This version of Godwit cannot run this step here: Run here is refused. Export the project or submit it to an OMS server, or leave the step out.</source>
        <translation>此版本的 Godwit 不能在本机运行此步骤：“在本机运行”会被拒绝。请导出项目或将其提交到 OMS 服务器，或去掉此步骤。</translation>
    </message>
    <message>
        <source>SQLite keeps no log of changes, so there is nothing to follow.</source>
        <translation>SQLite 不保留变更日志，因此无法同步变更。</translation>
    </message>
    <message>
        <source>Needs a Kafka data source with TiCDC&apos;s messages. %1</source>
        <translation>需要包含 TiCDC 消息的 Kafka 数据源。%1</translation>
    </message>
    <message>
        <source>Messages for RocketMQ carry changes of rows only.</source>
        <translation>发往 RocketMQ 的消息只包含行变更。</translation>
    </message>
    <message>
        <source>Schema changes of this kind of source cannot be followed.</source>
        <translation>无法同步此类源端的结构变更。</translation>
    </message>
    <message>
        <source>Belongs to incremental synchronisation.</source>
        <translation>属于增量同步。</translation>
    </message>
    <message>
        <source>A message queue holds no rows to compare with.</source>
        <translation>消息队列中没有可供比对的行。</translation>
    </message>
    <message>
        <source>HBase tables cannot be verified.</source>
        <translation>HBase 表无法校验。</translation>
    </message>
    <message>
        <source>Needs inserts, updates and deletes: rows whose changes are left out would be found different.</source>
        <translation>需要包含插入、更新和删除：否则未同步变更的行会被判为有差异。</translation>
    </message>
    <message>
        <source>Destination tables may hold other rows, so rows that exist only at the destination are not looked for.</source>
        <translation>目标端的表可能含有其他行，因此不查找仅存在于目标端的行。</translation>
    </message>
    <message>
        <source>Nothing comes back from a message queue.</source>
        <translation>消息队列没有可回传的变更。</translation>
    </message>
    <message>
        <source>Needs incremental synchronisation.</source>
        <translation>需要增量同步。</translation>
    </message>
    <message>
        <source>Active-active starts the way back by itself.</source>
        <translation>双活会自行启动反向同步。</translation>
    </message>
    <message>
        <source>The destination SQLite keeps no log of changes.</source>
        <translation>目标端 SQLite 不保留变更日志。</translation>
    </message>
    <message>
        <source>Several sources land in one database or table, so nothing says where a change at the destination belongs.</source>
        <translation>多个源端汇入同一个库或表，因此无法判断目标端的变更属于哪个源端。</translation>
    </message>
    <message>
        <source>Needs two databases, not a message queue.</source>
        <translation>两端都必须是数据库，不能是消息队列。</translation>
    </message>
    <message>
        <source>Needs MySQL or OceanBase on both sides.</source>
        <translation>两端都必须是 MySQL 或 OceanBase。</translation>
    </message>
    <message>
        <source>Only tables with a unique key take part.</source>
        <translation>仅包含有唯一键的表。</translation>
    </message>
    <message>
        <source>RocketMQ has no schema: its topics are made over there.</source>
        <translation>RocketMQ 没有结构：Topic 需在 RocketMQ 中自行创建。</translation>
    </message>
    <message>
        <source>Active-active takes tables with a unique key only.</source>
        <translation>双活仅选取有唯一键的表。</translation>
    </message>
</context>
<context>
    <name>StepsPage</name>
    <message>
        <source>&amp;Schema migration</source>
        <translation>结构迁移(&amp;S)</translation>
    </message>
    <message>
        <source>Creates the tables, indexes and views at the destination.</source>
        <translation>在目标端创建表、索引和视图。</translation>
    </message>
    <message>
        <source>&amp;Full migration</source>
        <translation>全量迁移(&amp;F)</translation>
    </message>
    <message>
        <source>Copies every row that is there now.</source>
        <translation>复制当前的所有行。</translation>
    </message>
    <message>
        <source>&amp;Incremental synchronisation</source>
        <translation>增量同步(&amp;I)</translation>
    </message>
    <message>
        <source>Follows the source&apos;s log and carries every later change over.</source>
        <translation>跟踪源端日志，同步此后的所有变更。</translation>
    </message>
    <message>
        <source>Full &amp;verification</source>
        <translation>全量校验(&amp;V)</translation>
    </message>
    <message>
        <source>Compares every row of both sides and proves that nothing was lost.</source>
        <translation>比对两端的每一行，证明数据没有丢失。</translation>
    </message>
    <message>
        <source>&amp;Reverse incremental migration</source>
        <translation>反向增量迁移(&amp;R)</translation>
    </message>
    <message>
        <source>After the switchover, carries changes back, so that there is a way home.</source>
        <translation>切换后将变更回传，以便能够回退。</translation>
    </message>
    <message>
        <source>In the payload: %1</source>
        <translation>请求体中：%1</translation>
    </message>
    <message>
        <source>Inserts</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Deletes</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Schema changes (DDL)</source>
        <translation>结构变更（DDL）</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>&amp;Active-active: both sides are written to</source>
        <translation>双活：两端均有写入(&amp;A)</translation>
    </message>
    <message>
        <source>Changes flow both ways without going round in circles.</source>
        <translation>变更双向同步，不会循环复制。</translation>
    </message>
    <message>
        <source>&amp;Tables:</source>
        <translation>表(&amp;T)：</translation>
    </message>
    <message>
        <source>All tables</source>
        <translation>所有表</translation>
    </message>
    <message>
        <source>Tables with a unique key</source>
        <translation>有唯一键的表</translation>
    </message>
    <message>
        <source>Tables without a unique key</source>
        <translation>无唯一键的表</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>What the project does, in this order.</source>
        <translation>项目按此顺序执行的步骤。</translation>
    </message>
    <message>
        <source>Choose at least one kind of change.</source>
        <translation>请至少选择一种变更。</translation>
    </message>
    <message>
        <source>Precheck</source>
        <translation>预检查</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Full copy</source>
        <translation>全量复制</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Incremental</source>
        <translation>增量</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Switchover</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>Choose at least one step.</source>
        <translation>请至少选择一个步骤。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>TableProgressModel</name>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>Estimated by the source; the exact number is known once the table is copied.</source>
        <translation>由源端估算；表复制完成后得知准确数目。</translation>
    </message>
    <message>
        <source>%1 of %2 chunks</source>
        <translation>%1/%2 个分片</translation>
    </message>
    <message>
        <source>%1 of at least %2 chunks</source>
        <translation>%1/至少 %2 个分片</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目标端</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>总数</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>TagText</name>
    <message>
        <source>The tag “%1” has more than %2 characters.</source>
        <translation>标签“%1”超过 %2 个字符。</translation>
    </message>
    <message>
        <source>These are %1 tags; a project has at most %2.</source>
        <translation>共有 %1 个标签；一个项目最多 %2 个。</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Tags of %1</source>
        <translation>%1 的标签</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>&amp;New tag:</source>
        <translation>新标签(&amp;N)：</translation>
    </message>
    <message numerus="yes">
        <source>At most %n tag(s), each of 1 to 20 characters.</source>
        <translation>
            <numerusform>最多 %n 个标签，每个 1 到 20 个字符。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThroughputChart</name>
    <message>
        <source>%1: %2 · %3</source>
        <extracomment>source or destination, rows per second, bytes per second</extracomment>
        <translation>%1：%2 · %3</translation>
    </message>
    <message>
        <source>B/s</source>
        <translation>B/s</translation>
    </message>
    <message>
        <source>KiB/s</source>
        <translation>KiB/s</translation>
    </message>
    <message>
        <source>MiB/s</source>
        <translation>MiB/s</translation>
    </message>
    <message>
        <source>GiB/s</source>
        <translation>GiB/s</translation>
    </message>
    <message>
        <source>rows/s</source>
        <translation>行/秒</translation>
    </message>
    <message>
        <source>1,000 rows/s</source>
        <translation>千行/秒</translation>
    </message>
    <message>
        <source>million rows/s</source>
        <translation>百万行/秒</translation>
    </message>
    <message>
        <source>What the chart counts</source>
        <translation>图表统计内容</translation>
    </message>
    <message>
        <source>Rows per second</source>
        <translation>每秒行数</translation>
    </message>
    <message>
        <source>Bytes per second</source>
        <translation>每秒字节数</translation>
    </message>
    <message>
        <source>Time that the chart spans</source>
        <translation>图表时间范围</translation>
    </message>
    <message>
        <source>Last 5 minutes</source>
        <translation>最近 5 分钟</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>整个运行</translation>
    </message>
    <message>
        <source>Throughput of source and destination</source>
        <translation>源端与目标端的吞吐量</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源端</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目标端</translation>
    </message>
</context>
<context>
    <name>TidbForm</name>
    <message>
        <source>optional; all databases stay visible</source>
        <translation>可选；所有数据库仍然可见</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>None: no incremental transfer</source>
        <translation>无：不进行增量同步</translation>
    </message>
    <message>
        <source>&amp;Kafka data source:</source>
        <translation>Kafka 数据源(&amp;K)：</translation>
    </message>
    <message>
        <source>Where TiCDC writes the changes, in its Open Protocol.</source>
        <translation>TiCDC 以 Open Protocol 写入变更的位置。</translation>
    </message>
    <message>
        <source>&amp;Topic:</source>
        <translation>Topic(&amp;T)：</translation>
    </message>
    <message>
        <source>Give the topic that TiCDC writes to.</source>
        <translation>请填写 TiCDC 写入的 Topic。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>TransferPanel</name>
    <message>
        <source>Search tables</source>
        <translation>搜索表</translation>
    </message>
    <message>
        <source>All tables</source>
        <translation>所有表</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Not done yet</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Tables of the run</source>
        <translation>运行的表</translation>
    </message>
    <message>
        <source>Sho&amp;w:</source>
        <translation>显示(&amp;W)：</translation>
    </message>
    <message>
        <source>No table matches</source>
        <translation>没有匹配的表</translation>
    </message>
    <message>
        <source>Choose other tables, or empty the search.</source>
        <translation>请选择其他表，或清空搜索。</translation>
    </message>
    <message>
        <source>Looking at both sides</source>
        <translation>正在检查两端</translation>
    </message>
    <message>
        <source>The tables appear as soon as source and destination are checked.</source>
        <translation>源端和目标端检查完毕后即显示表。</translation>
    </message>
    <message>
        <source>This project has not run yet</source>
        <translation>此项目尚未运行</translation>
    </message>
    <message>
        <source>Press Start: its tables appear here with rows, progress and rate.</source>
        <translation>点击“启动”后，此处显示各表的行数、进度和速率。</translation>
    </message>
</context>
<context>
    <name>UnfinishedOffer</name>
    <message>
        <source>Resume…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message numerus="yes">
        <source>%n project(s) can be resumed where they stopped: %1.</source>
        <translation>
            <numerusform>%n 个项目可从停止处恢复：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Godwit ended while one was running; nothing is lost.</source>
        <translation>Godwit 在项目运行时退出；数据没有丢失。</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>%1 s</source>
        <extracomment>a duration in seconds</extracomment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <extracomment>minutes and seconds</extracomment>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <extracomment>hours and minutes</extracomment>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 rows/s</source>
        <translation>%1 行/秒</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>UrlField</name>
    <message>
        <source>optional: paste one here to fill in the form</source>
        <translation>可选：在此粘贴 URL 以填充表单</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>This is a URL of %1. The kind of a data source cannot be changed; create another one instead.</source>
        <translation>这是 %1 的 URL。数据源的类型无法更改；请另建一个数据源。</translation>
    </message>
    <message>
        <source>The password has been moved to its own field.</source>
        <translation>密码已移至密码字段。</translation>
    </message>
</context>
<context>
    <name>ValueDialog</name>
    <message>
        <source>Values of %1</source>
        <translation>%1 的值</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源端</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目标端</translation>
    </message>
    <message>
        <source>What differs is underlined and coloured. Values of more than 32 KiB are cut.</source>
        <translation>不同之处以下划线和颜色标出。超过 32 KiB 的值会被截断。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>复制：%1</translation>
    </message>
    <message>
        <source>As &amp;bytes</source>
        <translation>按字节显示(&amp;B)</translation>
    </message>
    <message>
        <source>Shows what looks alike and is not: every byte of the values, in UTF-8.</source>
        <translation>显示看似相同实则不同之处：以 UTF-8 显示值的每个字节。</translation>
    </message>
</context>
<context>
    <name>VerifyAgainButton</name>
    <message>
        <source>Verify a&amp;gain</source>
        <translation>重新校验(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Everything: every table of the run is compared from its first row to its last.</source>
        <translation>全部(&amp;E)：从头到尾比较此次运行的每个表。</translation>
    </message>
    <message>
        <source>&amp;Abnormal tables: those that are different, not proven or not compared.</source>
        <translation>异常表(&amp;A)：不一致、未证实或未比较的表。</translation>
    </message>
    <message>
        <source>&amp;Differing rows: only the rows that were found different. Quick, and sees nothing new.</source>
        <translation>不一致的行(&amp;D)：只比较已发现不一致的行。速度快，但不会发现新的差异。</translation>
    </message>
    <message>
        <source>Compare both sides as they are now.</source>
        <translation>比较两侧当前的内容。</translation>
    </message>
    <message>
        <source>Every table is consistent.</source>
        <translation>每个表都一致。</translation>
    </message>
    <message>
        <source>No differing rows are kept.</source>
        <translation>没有保留不一致的行。</translation>
    </message>
</context>
<context>
    <name>VerifyModel</name>
    <message>
        <source>Comparing</source>
        <translation>比对中</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Source rows</source>
        <translation>源端行数</translation>
    </message>
    <message>
        <source>Destination rows</source>
        <translation>目标端行数</translation>
    </message>
    <message>
        <source>Only in source</source>
        <translation>仅源端有</translation>
    </message>
    <message>
        <source>Only in destination</source>
        <translation>仅目标端有</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>有差异</translation>
    </message>
    <message>
        <source>Source digest</source>
        <translation>源端摘要</translation>
    </message>
    <message>
        <source>Destination digest</source>
        <translation>目标端摘要</translation>
    </message>
    <message>
        <source>How it was compared</source>
        <translation>比对方式</translation>
    </message>
</context>
<context>
    <name>VerifyPanel</name>
    <message>
        <source>Source and destination differ</source>
        <translation>源端与目标端有差异</translation>
    </message>
    <message>
        <source>Not everything is proven</source>
        <translation>部分内容未证实一致</translation>
    </message>
    <message>
        <source>Nothing different so far</source>
        <translation>目前没有差异</translation>
    </message>
    <message>
        <source>Not everything was compared</source>
        <translation>部分内容未比对</translation>
    </message>
    <message>
        <source>Source and destination are the same</source>
        <translation>源端与目标端一致</translation>
    </message>
    <message>
        <source>%1 rows at the source, %2 at the destination</source>
        <translation>源端 %1 行，目标端 %2 行</translation>
    </message>
    <message>
        <source>%1 only in the source, %2 only in the destination, %3 different</source>
        <translation>仅源端有 %1 行，仅目标端有 %2 行，不同 %3 行</translation>
    </message>
    <message>
        <source>Search tables</source>
        <translation>搜索表</translation>
    </message>
    <message>
        <source>What verification found, by table</source>
        <translation>各表的校验结果</translation>
    </message>
    <message numerus="yes">
        <source>%n consistent</source>
        <translation>
            <numerusform>%n 个一致</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different</source>
        <translation>
            <numerusform>%n 个有差异</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not proven</source>
        <translation>
            <numerusform>%n 个未证实</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not compared</source>
        <translation>
            <numerusform>%n 个未比对</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to compare</source>
        <translation>
            <numerusform>%n 个待比对</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been compared yet</source>
        <translation>尚未比对</translation>
    </message>
    <message>
        <source>After the copy every row of both sides is read again and compared; here stands what was found, table by table.</source>
        <translation>复制完成后会重新读取并比对两端的每一行；此处按表显示结果。</translation>
    </message>
    <message>
        <source>This project does not verify</source>
        <translation>此项目不做校验</translation>
    </message>
    <message>
        <source>Switch on the step Verification in the settings to have every row compared after the copy.</source>
        <translation>在设置中启用“校验”步骤，即可在复制后比对每一行。</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>The project was not opened</source>
        <translation>项目未打开</translation>
    </message>
    <message>
        <source>The project was saved.</source>
        <translation>项目已保存。</translation>
    </message>
</context>
<context>
    <name>godwit::ui::DryRunPage</name>
    <message>
        <source>Dry run</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>What would happen. Nothing is written to any data source.</source>
        <translation>预览将会发生的情况。不会向任何数据源写入内容。</translation>
    </message>
</context>
<context>
    <name>godwit::ui::ObjectsPage</name>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
</context>
</TS>
